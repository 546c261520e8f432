"""``X-Sandbox-Fault: <kind>[; name=value ...]``: one request that asks for its own fault."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn

from truespec_sandbox._errors import APIError, Reason
from truespec_sandbox._faults._fault import Fault, read_fault

if TYPE_CHECKING:
    from starlette.datastructures import Headers

    from truespec_sandbox._wire._strict_json import JSON

HEADER = "x-sandbox-fault"
_WHOLE = re.compile(r"[-+]?[0-9]{1,18}")
_FRACTION = re.compile(r"[-+]?[0-9]{1,18}\.[0-9]{1,18}")


def read_header(headers: Headers) -> Fault | None:
    """Read the header of a request.

    Args:
        headers: all headers.

    Returns:
        The fault, or ``None`` when the request asks for none.

    Raises:
        APIError: the header is there twice, or names a kind or an argument that there is not.

    """
    sent = headers.getlist(HEADER)
    if not sent:
        return None
    if len(sent) > 1:
        raise APIError(Reason.INVALID, "X-Sandbox-Fault is given more than once")
    name, *pieces = (piece.strip() for piece in sent[0].split(";"))
    given: dict[str, JSON] = {}
    for piece in filter(None, pieces):
        argument, equals, value = piece.partition("=")
        if not equals or argument in given:
            raise APIError(Reason.INVALID, f"X-Sandbox-Fault: {piece[:50]!r} is no name=value, or stands there twice")
        given[argument.strip()] = _value(value.strip())
    return read_fault(name, given, _fail)


def _value(text: str) -> JSON:
    if _WHOLE.fullmatch(text):
        return int(text)
    return float(text) if _FRACTION.fullmatch(text) else text


def _fail(member: str, trouble: str) -> NoReturn:
    raise APIError(Reason.INVALID, f"X-Sandbox-Fault: {member[:50]} {trouble}")
