"""Say where a document has a shape that OpenAPI does not know, once something has stumbled over it."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator

from scripts._errors import SourceError
from scripts.codegen.reading._yaml import nearest_place, pointer

if TYPE_CHECKING:
    from collections.abc import Generator

    from scripts.codegen.reading._overlay import Document

# What code that expects OpenAPI's shapes raises where it meets another.
_STUMBLES = (AttributeError, IndexError, KeyError, TypeError, ValueError)


@contextlib.contextmanager
def shaped(document: Document) -> Generator[None]:
    """Turn an exception over a wrong shape into SourceError with file and place; one that is a mistake of ours stays."""
    try:
        yield
    except _STUMBLES as error:
        faults = _faults(document)
        if not faults:
            raise
        raise SourceError("\n".join(faults)) from error


def _faults(document: Document) -> list[str]:
    is_30 = str(document.value.get("openapi", "")).startswith("3.0")
    validator = (OpenAPIV30SpecValidator if is_30 else OpenAPIV31SpecValidator)(document.value)
    told: list[str] = []
    try:
        for error in validator.iter_errors():
            place = nearest_place(document.places, pointer(*error.absolute_path), document.name)
            told.append(f"{place}: not the shape that OpenAPI wants: {str(error.message)[:200]}")
    except (AssertionError, *_STUMBLES):  # the validator may stumble too, mostly over what it has told already
        told = told or [f"{document.name}: not the shape that OpenAPI wants, somewhere in it"]
    return told
