"""What schemathesis needs besides the document so that its valid requests reach something.

A document says which ids are well formed, not which exist, and no schema says that a part of a form is JSON of some
kind. Only valid cases are touched: what a case breaks on purpose stays broken.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import schemathesis
from schemathesis import GenerationMode

from scripts.contract._formation_forms import form
from scripts.contract._living import Living
from scripts.contract._marks import VARIABLE, marked
from scripts.contract._strict_query import strict_query_rejection

if TYPE_CHECKING:
    from schemathesis import Case, HookContext

# Our own checks on schemathesis' cases; to import one registers it.
CHECKS = (strict_query_rejection,)
_living = Living(is_live=bool(os.environ.get(VARIABLE)))


@schemathesis.hook  # pyright: ignore[reportUnknownMemberType] (schemathesis leaves the result of a hook open)
def before_call(_context: HookContext, case: Case[Any], kwargs: dict[str, Any]) -> None:
    """Give a valid case a form that can be taken, and an id of a record that exists."""
    del kwargs
    if case.meta is None or case.meta.generation.mode != GenerationMode.POSITIVE:
        return
    operation = case.operation.definition.raw["operationId"]
    if operation == "createFormation" and isinstance(case.body, dict):
        case.body = form(str(case.body.get("company_data", "")), with_passport=len(case.body) > 1)
        case.multipart_content_types = {"shareholder_passport_0": "application/pdf"}
    elif isinstance(case.body, dict):
        case.body = marked(case.body)
    _living.enter(case)
