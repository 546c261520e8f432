# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The schema ``ListCustomFieldsDomain``."""

from typing import Literal, TypeAlias

ListCustomFieldsDomain: TypeAlias = Literal["project_plan",]
