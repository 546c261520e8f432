"""Checks of a document before a client is generated from it.

openapi-python-client ends with exit code 0 after dropping what it does not know.  Whatever it or our templates would drop
stops the generation here instead, with its position.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator

from scripts._errors import SourceError
from scripts.codegen.checks.serialization import check_parameters, check_request_bodies, check_responses, check_security
from scripts.codegen.checks.structure import (
    check_operation_ids,
    check_paths,
    check_property_names,
    check_references,
    check_unions,
    check_version,
)
from scripts.codegen.reading import Document, build_pointer

if TYPE_CHECKING:
    from collections.abc import Generator

# Raised by code that expects OpenAPI's structure where it meets another.
_MALFORMED = (AttributeError, IndexError, KeyError, TypeError, ValueError)

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
    ),
)


def check_document(document: Document) -> None:
    """Check that a client can be generated from a document.

    Raises:
        SourceError: It cannot; the message has a line for each problem, with its position.
    """
    with report_malformed(document):
        for stage in _STAGES:
            problems = [
                f"{document.locate(node.pointer)}: {node.value}" for check in stage for node in check(document.value)
            ]
            if problems:
                raise SourceError("\n".join(problems))


@contextlib.contextmanager
def report_malformed(document: Document) -> Generator[None]:
    """Raise SourceError, with positions, when the block fails because the document is not valid OpenAPI.

    When the document is valid, the failure is a mistake of the block's and passes through.
    """
    try:
        yield
    except _MALFORMED as error:
        problems = _validate(document)
        if not problems:
            raise
        raise SourceError("\n".join(problems)) from error


def _validate(document: Document) -> list[str]:
    is_30 = str(document.value.get("openapi", "")).startswith("3.0")
    validator = (OpenAPIV30SpecValidator if is_30 else OpenAPIV31SpecValidator)(document.value)
    problems: list[str] = []
    try:
        for error in validator.iter_errors():
            position = document.locate(build_pointer(*error.absolute_path))
            problems.append(f"{position}: not valid OpenAPI: {str(error.message)[:200]}")
    except (AssertionError, *_MALFORMED):  # the validator fails on some of these documents too
        problems = problems or [f"{document.name}: not valid OpenAPI"]
    return problems


__all__ = ["check_document", "report_malformed"]
