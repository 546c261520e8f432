"""The examples of a media type, held to its schema by the sandbox's own reading of it.

An answer without an example is given one, as the sandbox does it for an operation that it does not play; where that
comes out wrong, mostly at a text with a pattern, the document has to give an example.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from scripts.codegen.reading import JSON, build_pointer, resolve
from truespec_sandbox._document._examples import example_value
from truespec_sandbox._document._json_schema import compile_schema, to_json_schema

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jsonschema_rs import Draft202012Validator


def wrong_examples(document: JSON, content: JSON) -> Iterator[tuple[str, str]]:
    """Each example of a Media Type Object that breaks its schema: its pointer inside the object, and how it does."""
    examples = _given(document, content)
    if examples and "schema" in content:
        rules = _rules(document, content["schema"])
        for at, value in examples.items():
            for error in itertools.islice(rules.iter_errors(value), 1):
                yield at, f"{build_pointer(*error.instance_path) or 'the whole'}: {error.message[:200]}"


def wrong_made_up(document: JSON, content: JSON) -> str | None:
    """How the answer that the sandbox makes up of a Media Type or Header Object breaks the schema; None when it does not."""
    if _given(document, content) or "schema" not in content:
        return None
    value = example_value(to_json_schema(content["schema"]), _schemas(document))
    for error in _rules(document, content["schema"]).iter_errors(value):
        return f"{build_pointer(*error.instance_path) or 'the whole'}: {error.message[:200]}"
    return None


def _given(document: JSON, content: JSON) -> dict[str, JSON]:
    named = content.get("examples", {})
    found = {build_pointer("examples", name): resolve(document, each).get("value") for name, each in named.items()}
    return {**found, **({build_pointer("example"): content["example"]} if "example" in content else {})}


def _rules(document: JSON, schema: JSON) -> Draft202012Validator:
    return compile_schema(to_json_schema(schema), _schemas(document))


def _schemas(document: JSON) -> dict[str, JSON]:
    return {name: to_json_schema(each) for name, each in document.get("components", {}).get("schemas", {}).items()}
