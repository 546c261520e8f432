# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The schema ``GetClientInclude``."""

from typing import Literal, TypeAlias

GetClientInclude: TypeAlias = Literal["externalIdentifiers",]
