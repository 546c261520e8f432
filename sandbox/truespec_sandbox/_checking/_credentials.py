"""The credentials that a request brings, by security scheme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from truespec_sandbox._errors import APIError, Reason

if TYPE_CHECKING:
    from starlette.datastructures import Headers

    from truespec_sandbox._document._model import OperationSpec, SecurityScheme

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
