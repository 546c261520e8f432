"""Errors that become error responses: ``APIError``, and the reasons that every API has."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen


class Reason(StrEnum):
    """Why a request gets an error response; a profile adds its own reasons as plain texts."""

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
    STORAGE_FULL = "storage_full"


@frozen
class APIError(Exception):
    """A request that gets an error response; raised at any step, turned into the API's envelope in one place.

    Attributes:
        reason: a ``Reason`` or one of the profile's own; the profile has status, code and message for it.
        details: what exactly is wrong, for a person; empty when the profile's message is enough.
        headers: additional headers of the response; none by default.
        subject: the security scheme or the parameter at fault; empty when it is neither.
        failures: what is wrong with which field or parameter, a pair of its name and a sentence for each.

    """

    reason: str
    details: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    subject: str = ""
    failures: tuple[tuple[str, str], ...] = ()


@frozen
class ErrorTemplate:
    """The status, the code and the message with which an API reports a reason, and the details where there are no others."""

    status: int
    code: str
    message: str
    details: str = ""
