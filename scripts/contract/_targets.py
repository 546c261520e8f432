"""Servers to hold to the contract: one of our sandboxes, or whatever the environment names a key for."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from scripts.contract._apis import APIS
from scripts.contract._findings import Target

if TYPE_CHECKING:
    from truespec_sandbox import Sandbox


def credentials(api: str, key: str | None = None) -> dict[str, str]:
    """Return the credentials of an API by security scheme.

    Args:
        api: the API.
        key: its secret; ``None``, the default, for the one in the environment variable of ``Api.secrets``.

    Returns:
        All that a request carries.

    Raises:
        KeyError: the environment variable is not set.

    """
    known = APIS[api]
    return {**known.fixed, **{scheme: key or os.environ[variable] for scheme, variable in known.secrets.items()}}


def sandbox_target(api: str, sandbox: Sandbox) -> Target:
    """Return a running sandbox as a target, with somebody else's credentials too."""
    return sandbox_at(api, sandbox.url, sandbox.api_key)


def sandbox_at(api: str, url: str, key: str | None = None) -> Target:
    """Return a sandbox of ours that runs at a URL as a target."""
    own = credentials(api, key)
    return Target(api, url.rstrip("/"), own, peer={**own, **APIS[api].sandbox_peer})
