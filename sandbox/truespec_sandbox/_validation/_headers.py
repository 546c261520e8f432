"""Headers that decide whether a request is served at all: ``Accept``, and those with credentials."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from truespec_sandbox._errors import APIError, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.datastructures import Headers

    from truespec_sandbox._document._model import OperationSpec, SecurityScheme

_RANGE = re.compile(r"\s*([!#$%&'*+.^_`|~0-9A-Za-z-]+/[!#$%&'*+.^_`|~0-9A-Za-z-]+)\s*((?:;[^;,]*)*)\s*")
_ZERO = re.compile(r";\s*q\s*=\s*0(\.0*)?\s*(;|$)", re.IGNORECASE)
_BEARER = "bearer "


class AcceptValidator:
    """Checks ``Accept`` against the media types of one operation's success responses (RFC 9110, section 12.5.1)."""

    def __init__(self, operation: OperationSpec) -> None:
        """Collect the media types of the operation's success responses."""
        # HTTP lets a server disregard Accept; an API whose document has no 406 does.
        self._has_406 = operation.response(406) is not None
        self._media_types = sorted(
            {
                media_type
                for status, response in operation.responses.items()
                if status.startswith("2")
                for media_type in response.media_types
            }
        )

    def check(self, accept: str) -> None:
        """Raise ``APIError`` when ``accept`` excludes every media type and the document has a 406."""
        if not accept or not self._has_406:
            return
        ranges = dict(_media_ranges(accept))
        if ranges and self._media_types and not any(_is_accepted(each, ranges) for each in self._media_types):
            raise APIError(Reason.NOT_ACCEPTABLE, f"Accept has to allow {' or '.join(self._media_types)}")


def _media_ranges(accept: str) -> Iterator[tuple[str, bool]]:
    for element in accept.split(","):
        match = _RANGE.fullmatch(element)
        if match:
            yield match[1].lower(), not _ZERO.search(match[2])


def _is_accepted(media_type: str, ranges: dict[str, bool]) -> bool:
    # The most specific range that covers the media type decides.
    subtypes = f"{media_type.partition('/')[0]}/*"
    return next((ranges[each] for each in (media_type, subtypes, "*/*") if each in ranges), False)


def read_credentials(
    operation: OperationSpec, headers: Headers, optional_schemes: frozenset[str] = frozenset()
) -> dict[str, str]:
    """Return the credentials of the first of an operation's security requirements that a request meets.

    Args:
        operation: the operation, which needs credentials.
        headers: all headers of the request.
        optional_schemes: names of schemes that may be missing here, because the profile checks them; none by default.

    Returns:
        The credential of each scheme of the requirement, by the scheme's name; empty for one that is missing.

    Raises:
        APIError: no requirement is met, or a header with a credential comes twice; its subject is the scheme at fault.

    """
    first_missing = ""
    for requirement in operation.security:
        credentials = {scheme.name: _credential(scheme, headers) for scheme in requirement}
        missing = [name for name, value in credentials.items() if not value and name not in optional_schemes]
        if not missing:
            return credentials
        first_missing = first_missing or missing[0]
    raise APIError(Reason.KEY_MISSING, subject=first_missing)


def _credential(scheme: SecurityScheme, headers: Headers) -> str:
    values = headers.getlist(scheme.header)
    if len(values) > 1:
        # Choosing one of them would be a guess, and a guess about credentials opens a hole.
        raise APIError(Reason.INVALID, f"The header {scheme.header} is given more than once", subject=scheme.name)
    value = values[0] if values else ""
    if scheme.kind == "header":
        return value
    return value[len(_BEARER) :].strip() if value.lower().startswith(_BEARER) else ""
