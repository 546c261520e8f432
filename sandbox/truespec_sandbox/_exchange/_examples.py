"""Answers made from the document's own examples, for an operation that nobody has given a behaviour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from truespec_sandbox._document._example_values import example_value
from truespec_sandbox._profile._call import Response

if TYPE_CHECKING:
    from collections.abc import Mapping

    from truespec_sandbox._document._model import MediaTypeSpec, OperationSpec, ResponseSpec
    from truespec_sandbox._wire._strict_json import JSON

MARK = ("x-sandbox-answer", "example")


def example_response(operation: OperationSpec, schemas: Mapping[str, JSON]) -> Response:
    """Make the answer that stands for an operation without behaviour.

    Args:
        operation: the operation.
        schemas: the document's schemas, targets of references.

    Returns:
        Its first documented success, marked by the header ``X-Sandbox-Answer: example``; an empty 200 when the
        document has no success.

    """
    successes = sorted(status for status in operation.responses if status.startswith("2"))
    if not successes:
        return Response(200, headers=(MARK,), empty=True)
    response = operation.responses[successes[0]]
    status = int(successes[0].replace("X", "0"))
    headers = (*_headers(response, schemas), MARK)
    if not response.media_types:
        return Response(status, headers=headers, empty=True)
    name = "application/json" if "application/json" in response.media_types else next(iter(response.media_types))
    return Response(status, _body(response.media_types[name], schemas), headers, media_type=name)


def _headers(response: ResponseSpec, schemas: Mapping[str, JSON]) -> list[tuple[str, str]]:
    values = {
        name: example_value(header.schema, schemas) if header.example is None else header.example
        for name, header in response.headers.items()
        if header.required
    }
    return [(name, str(value).lower() if isinstance(value, bool) else str(value)) for name, value in values.items()]


def _body(media_type: MediaTypeSpec, schemas: Mapping[str, JSON]) -> JSON:
    return media_type.examples[0] if media_type.examples else example_value(media_type.schema, schemas)
