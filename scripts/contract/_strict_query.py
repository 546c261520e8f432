"""An own check on the cases of schemathesis: a query that is half right is wrong.

Its own check excuses a wrong value when another parameter of the same query is right. Here each is looked at alone.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

import schemathesis
from schemathesis import GenerationMode

from scripts.contract._apis import APIS
from scripts.contract._contract import Contract, contract

if TYPE_CHECKING:
    from schemathesis import Case, CheckContext, Response


@schemathesis.check
def strict_query_rejection(_context: CheckContext, response: Response, case: Case[Any]) -> None:
    """Fail when a query was answered with 2xx in which a parameter is missing, doubled or wrong by itself."""
    if case.meta is None or case.meta.generation.mode == GenerationMode.POSITIVE or response.status_code // 100 != 2:  # noqa: PLR2004 (a class of statuses)
        return
    document = _document(str(case.operation.schema.raw_schema["info"]["title"]))
    operation = document.operations.get(str(case.operation.definition.raw.get("operationId"))) if document else None
    if document is None or operation is None or case.method.upper() != operation.method:
        return
    sent = parse_qsl(urlsplit(str(response.request.url)).query, keep_blank_values=True)
    troubles = [f"{name} is missing" for name in sorted(operation.required - {name for name, _ in sent})]
    for name, schema in operation.query.items():
        texts = [text for each, text in sent if each == name]
        if schema.get("type") == "array":
            continue
        troubles += [f"{name} is sent {len(texts)} times"] if len(texts) > 1 else []
        troubles += [f"{name} is {text[:100]!r}" for text in texts if not document.allows_text(schema, text)]
    message = f"a query is answered with {response.status_code} in which {', '.join(troubles)}"
    assert not troubles, message  # noqa: S101 (how a check of schemathesis says no)


@cache
def _document(title: str) -> Contract | None:
    return next((found for api in APIS if (found := contract(api)).title == title), None)
