"""Answers bent by a fault: what is wrong with the bytes or with what they say, the connection being well."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from truespec_sandbox._errors import Reason
from truespec_sandbox._responses import RawResponse
from truespec_sandbox._wire._strict_json import JSON, MalformedJSONError, dump, parse
from truespec_sandbox._wire._text_values import format_http_date

if TYPE_CHECKING:
    from truespec_sandbox._faults._fault import Fault

_REASONS = {
    400: Reason.INVALID,
    401: Reason.KEY_UNKNOWN,
    403: Reason.FORBIDDEN,
    404: Reason.UNKNOWN_PATH,
    429: Reason.RATE_LIMITED,
}
_PAGE = (
    b"<!DOCTYPE html>\n<html><head><title>Bad gateway</title></head>\n"
    b"<body><h1>Bad gateway</h1><p>The sandbox was asked for this page.</p></body></html>\n"
)
_DATE = "date"


def reason_for(status: int) -> Reason:
    """Return the reason whose refusal has a status, or the one of a server error when none is known."""
    return _REASONS.get(status, Reason.INTERNAL)


def status_response(fault: Fault, envelope: RawResponse, retry_header: str, now: float) -> RawResponse:
    """Make the answer of a ``status`` fault.

    Args:
        fault: the fault.
        envelope: the API's own error answer.
        retry_header: the header in which the API says how long to wait.
        now: the time in Unix seconds.

    Returns:
        The answer.

    """
    bodies = {
        "envelope": ("application/json", envelope.body),
        "json": ("application/json", b'{"oops":true}'),
        "html": ("text/html; charset=utf-8", _PAGE),
        "text": ("text/plain; charset=utf-8", b"upstream connect error or disconnect before headers\n"),
    }
    media_type, body = bodies.get(fault.text("body") or "", ("", b""))
    headers = [("content-type", media_type)] if media_type else []
    if (wait := fault.text("retry-after")) is not None:
        headers.append((retry_header, _retry_after(wait, now)))
    return RawResponse(int(fault.number("status")), tuple(headers), body)


def html_response(fault: Fault) -> RawResponse:
    """Make the answer of an ``html`` fault."""
    return RawResponse(int(fault.number("status")), (("content-type", "text/html; charset=utf-8"),), _PAGE)


def truncated(fault: Fault, response: RawResponse) -> RawResponse:
    """Cut the body; at least its last byte is lost."""
    kept = min(int(len(response.body) * fault.number("keep")), len(response.body) - 1)
    return attrs.evolve(response, body=response.body[: max(kept, 0)])


def malformed(_fault: Fault, response: RawResponse) -> RawResponse:
    """Put a comma too many before the last character, which no JSON value survives."""
    return attrs.evolve(response, body=response.body[:-1] + b"," + response.body[-1:])


def with_media_type(fault: Fault, response: RawResponse) -> RawResponse:
    """Send the body under another media type."""
    kept = (pair for pair in response.headers if pair[0] != "content-type")
    return attrs.evolve(response, headers=(("content-type", fault.text("type") or ""), *kept))


def with_total(fault: Fault, response: RawResponse) -> RawResponse:
    """Add to the total.

    Args:
        fault: the fault.
        response: the answer to bend.

    Returns:
        The same answer with a total that lies.

    Raises:
        LookupError: no total is there.

    """
    body = json_of(response)
    level = [each for each in (body,) if isinstance(each, dict)]
    while level:
        for each in level:
            total = each.get("total")
            lie = max(total + int(fault.number("by")), 0) if isinstance(total, int) else total
            if lie != total:
                each["total"] = lie
                return attrs.evolve(response, body=dump(body))
        level = [inner for each in level for inner in each.values() if isinstance(inner, dict)]
    message = "the answer has no total that could be changed so"
    raise LookupError(message)


def json_of(response: RawResponse) -> JSON:
    """Return the JSON value of an answer; raise ``LookupError`` when it has none."""
    try:
        return parse(response.body)
    except MalformedJSONError as error:
        message = "the answer is not JSON"
        raise LookupError(message) from error


def _retry_after(wait: str, now: float) -> str:
    # date+5 and date-5: an HTTP-date so many seconds from now.
    seconds = wait.removeprefix(_DATE)
    if seconds != wait and seconds[:1] in {"+", "-"} and seconds[1:].isascii() and seconds[1:].isdigit():
        return format_http_date(int(now) + int(seconds))
    return wait
