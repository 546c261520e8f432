"""The profiles of all APIs; no other module knows more than one of them."""

from __future__ import annotations

from truespec_sandbox._clemta._profile import CLEMTA
from truespec_sandbox._wethod._profile import WETHOD

PROFILES = {profile.api: profile for profile in (CLEMTA, WETHOD)}
