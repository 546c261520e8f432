"""Checks of a document before a client is generated from it.

openapi-python-client ends with exit code 0 after dropping what it does not know.  Whatever it or our templates would drop
stops the generation here instead, with its position.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from scripts._errors import SourceError
from scripts.codegen.checks.schemas import MALFORMED, check_compilation, check_required, check_specification
from scripts.codegen.checks.serialization import check_parameters, check_request_bodies, check_responses, check_security
from scripts.codegen.checks.structure import (
    check_operation_ids,
    check_paths,
    check_property_names,
    check_references,
    check_unions,
    check_version,
)

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from scripts.codegen.reading import Document, Node

# The checks of a later stage expect that those of the earlier ones found nothing.
_STAGES = (
    (check_version, check_paths),
    (check_references,),
    (
        check_operation_ids,
        check_property_names,
        check_parameters,
        check_request_bodies,
        check_responses,
        check_security,
        check_unions,
        check_required,
    ),
    (check_compilation,),
    (check_specification,),
)


def check_document(document: Document) -> None:
    """Check that a client can be generated from a document.

    Raises:
        SourceError: It cannot; the message has a line for each problem, with its position.
    """
    with report_malformed(document):
        for stage in _STAGES:
            problems = [line for check in stage for line in _locate(document, check(document.value))]
            if problems:
                raise SourceError("\n".join(problems))


@contextlib.contextmanager
def report_malformed(document: Document) -> Generator[None]:
    """Raise SourceError, with positions, when the block fails because the document is not valid OpenAPI.

    When the document is valid, the failure is a mistake of the block's and passes through.
    """
    try:
        yield
    except MALFORMED as error:
        problems = _locate(document, check_specification(document.value))
        if not problems:
            raise
        raise SourceError("\n".join(problems)) from error


def _locate(document: Document, problems: Iterable[Node]) -> list[str]:
    return [f"{document.locate(node.pointer)}: {node.value}" for node in problems]


__all__ = ["check_document", "report_malformed"]
