# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The schema ``ListClientsInclude``."""

from typing import Literal, TypeAlias

ListClientsInclude: TypeAlias = Literal["externalIdentifiers",]
