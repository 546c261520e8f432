"""The one way in which any step says no."""

from __future__ import annotations

from enum import StrEnum

import attrs


class Reason(StrEnum):
    """Why a request is refused, as far as every API has it; a profile adds its own reasons as plain texts."""

    UNKNOWN_PATH = "unknown_path"
    METHOD_NOT_ALLOWED = "method_not_allowed"
    KEY_MISSING = "key_missing"
    KEY_UNKNOWN = "key_unknown"
    FORBIDDEN = "forbidden"
    NOT_ACCEPTABLE = "not_acceptable"
    MEDIA_TYPE = "media_type"
    INVALID = "invalid"
    TOO_LARGE = "too_large"
    RATE_LIMITED = "rate_limited"
    INTERNAL = "internal"


@attrs.frozen
class APIError(Exception):
    """A request that gets an error answer; raised by any step and turned into the API's envelope in one place.

    Attributes:
        reason: a ``Reason`` or one of the profile's own; the profile knows status, code and message for it.
        details: what exactly is wrong, for a person; empty when the message says it all.
        headers: headers of the answer besides the usual ones; none by default.
        failures: what is wrong, one pair of a field or parameter and a sentence for each; empty when it is not about
            fields.
        subject: the security scheme or the parameter that it is about; empty when it is about neither.

    """

    reason: str
    details: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    subject: str = ""
    failures: tuple[tuple[str, str], ...] = ()
