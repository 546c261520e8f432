"""Judge an answer as closely as the client asks for, and make its value, whatever is wrong with it."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import frozen

from truespec import _errors, _messages
from truespec._deviation import Deviation, json_type
from truespec._json import is_json
from truespec._validation import _json_text
from truespec._validation._checks import check_answer
from truespec._validation._effective import document
from truespec._validation._pointers import answer_pointer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from truespec._api import Api
    from truespec._call import Call, Operation
    from truespec._response import RawResponse
    from truespec._validation._policy import Policy

T = TypeVar("T")

_NOTHING = (Deviation("", "", "a body is wanted", "nothing"),)


@frozen
class Judged:
    """The parsed body of an answer, and what is wrong with the answer."""

    parsed: Any
    deviations: tuple[Deviation, ...] = ()


def judged(policy: Policy, api: Api, operation: Operation, response: RawResponse) -> Judged:
    """Parse the body of an answer and hold the whole answer to the document, unless that is switched off."""
    if policy.conformance == "off":
        return Judged(_read(api, operation, response, exactly=False)[0])
    value, text = _read(api, operation, response, exactly=True)
    found = check_answer(document(api.document_package), operation, response, value, text=text, keep=policy.values)
    return Judged(value, tuple(found))


def _read(api: Api, operation: Operation, response: RawResponse, *, exactly: bool) -> tuple[Any, Sequence[Deviation]]:
    """The body: parsed JSON, the text or the bytes of a documented file, or None; and what is wrong with its text."""
    content = response.content
    if not is_json(response.media_type):
        reply = document(api.document_package).reply(operation.method, operation.path, response.status)
        if reply and reply.schema(response.headers.get("Content-Type", "")):
            return (content.decode(errors="replace") if response.media_type.startswith("text/") else content), ()
    if not content:
        return None, _NOTHING
    return _json_text.read(content) if exactly else (_json_text.parsed(content), ())


def value_of(api: Api, call: Call[T], response: RawResponse, found: Judged) -> T:
    """What the call makes of an answer; where that is wrong, as much as can be read, the rest left as it is.

    Raises ResponseConformanceError when nothing can be made of it.
    """
    if not found.deviations:
        try:
            return call.decode(response.status, found.parsed)
        except Exception:  # noqa: BLE001, S110  (whatever broke is read with care below, where it is told)
            pass
    return _with_care(api, call, response, found)


def _with_care(api: Api, call: Call[T], response: RawResponse, found: Judged) -> T:
    operation = call.request.operation
    lenient: Any = importlib.import_module(f"{api.document_package}.decoding").lenient
    # An undocumented success is read as a documented one is.
    known = document(api.document_package).successes(operation.method, operation.path)
    cause: Exception | None = None
    for status in [response.status] if response.status in known else [response.status, *known]:
        try:
            with lenient():
                return call.decode(status, found.parsed)
        except Exception as error:  # noqa: BLE001  (told below)
            cause = cause or error
    rule = answer_pointer(operation.method, operation.path, response.status)
    told = Deviation("", rule, "something that can be read is wanted", json_type(found.parsed))
    raise conformance_error(operation, response, (*found.deviations, told)) from cause


def conformance_error(
    operation: Operation, response: RawResponse, deviations: Sequence[Deviation]
) -> _errors.ResponseConformanceError:
    """The error for a yes that breaks the document."""
    text = (
        f"{operation.id}: the answer ({response.status}) breaks the document: {_messages.format_deviations(deviations)}"
    )
    return _errors.ResponseConformanceError(text, operation=operation.id, deviations=deviations, response=response)
