"""The credentials that a request brings, by security scheme."""

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


class AcceptValidator:
    """The media types that one operation can give when all goes well."""

    def __init__(self, operation: OperationSpec) -> None:
        """Collect them.

        Args:
            operation: the operation.

        """
        # HTTP leaves it to the server to disregard Accept; one whose document has no 406 does.
        self._can_refuse = operation.response(406) is not None
        self._given = sorted(
            {
                media_type
                for status, response in operation.responses.items()
                if status.startswith("2")
                for media_type in response.media_types
            }
        )

    def check(self, accept: str) -> None:
        """Refuse a request that wants nothing of what the operation can give.

        Args:
            accept: the value of ``Accept``; empty when it was not sent. What is malformed in it does not count.

        Raises:
            APIError: every media type that the operation gives is excluded, and the document has a 406 for that.

        """
        if not accept or not self._can_refuse:
            return
        ranges = dict(_ranges(accept))
        if ranges and self._given and not any(_is_wanted(media_type, ranges) for media_type in self._given):
            raise APIError(Reason.NOT_ACCEPTABLE, f"Accept has to allow {' or '.join(self._given)}")


def _ranges(accept: str) -> Iterator[tuple[str, bool]]:
    for piece in accept.split(","):
        found = _RANGE.fullmatch(piece)
        if found:
            yield found[1].lower(), not _ZERO.search(found[2])


def _is_wanted(media_type: str, ranges: dict[str, bool]) -> bool:
    # The most exact range that covers the media type decides.
    general = f"{media_type.partition('/')[0]}/*"
    return next((ranges[each] for each in (media_type, general, "*/*") if each in ranges), False)


_BEARER = "bearer "


def credentials(operation: OperationSpec, headers: Headers, optional: frozenset[str] = frozenset()) -> dict[str, str]:
    """Collect the credentials of the first of an operation's requirements that a request meets.

    Args:
        operation: the operation, which needs credentials.
        headers: all headers of the request.
        optional: names of schemes that may be missing here, because somebody else judges that; none by default.

    Returns:
        The credential of each scheme of the requirement, by the scheme's name; empty for one that is missing.

    Raises:
        APIError: no requirement is met, or a header with a credential comes twice; its subject is the scheme
            that is missing, or that comes twice.

    """
    missing = ""
    for requirement in operation.security:
        found = {scheme.name: _credential(scheme, headers) for scheme in requirement}
        absent = [name for name, value in found.items() if not value and name not in optional]
        if not absent:
            return found
        missing = missing or absent[0]
    raise APIError(Reason.KEY_MISSING, subject=missing)


def _credential(scheme: SecurityScheme, headers: Headers) -> str:
    given = headers.getlist(scheme.header)
    if len(given) > 1:
        # Which of them counts is a guess, and guessing about credentials is how doors are left open.
        raise APIError(Reason.INVALID, f"The header {scheme.header} is given more than once", subject=scheme.name)
    sent = given[0] if given else ""
    if scheme.kind == "header":
        return sent
    return sent[len(_BEARER) :].strip() if sent.lower().startswith(_BEARER) else ""
