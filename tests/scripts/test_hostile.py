"""Hostile documents: no text of a document becomes code."""

from __future__ import annotations

import ast
import random
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from scripts import generate
from scripts._errors import SourceError
from scripts.codegen.reading import Document
from scripts.codegen.writing import write_package

if TYPE_CHECKING:
    from pathlib import Path

PIECES = (
    '"',
    "\\",
    "'",
    "{",
    "}",
    "N",
    "x",
    "u",
    "\n",
    '"""',
    "\\N{foo}",
    "\\x",
    "#",
    "%",
    "word ",
    "é",
    "}}",
    "{{",
    "{%",
)


def document(text: str, name: str = "plain") -> dict[str, object]:
    """Return a small document with this text wherever a document may have text."""
    schema = {
        "type": "object",
        "description": text,
        "properties": {
            "a": {"type": "string", "description": text, "pattern": text, "default": text},
            "b": {"type": "string", "enum": [text, "other"], "description": text},
            name: {"type": "string"},
            "pets": {"type": "array", "items": {"$ref": "#/components/schemas/Pet"}},
        },
    }
    cat = {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}}}
    pet = {
        "oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}],
        "discriminator": {"propertyName": text, "mapping": {text: "#/components/schemas/Cat"}},
    }
    multipart = {
        "schema": {"type": "object", "properties": {"part": {"type": "string"}, "pet": cat}},
        "encoding": {"part": {"contentType": text}, "pet": {"contentType": text}},
    }
    parameter = {
        "name": "b",
        "in": "path",
        "required": True,
        "description": text,
        "schema": {"type": "string", "default": text},
    }
    response = {"description": text, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/M"}}}}
    operation = {
        "operationId": "x",
        "tags": ["t"],
        "summary": text,
        "description": text,
        "parameters": [parameter],
        "requestBody": {"description": text, "content": {"multipart/form-data": multipart}},
    }
    return {
        "openapi": "3.0.3",
        "info": {"title": text, "version": text},
        "servers": [{"url": text}],
        "security": [{"k": []}],
        "paths": {"/a/{b}": {"post": {**operation, "responses": {"200": response}}}},
        "components": {
            "securitySchemes": {"k": {"type": "apiKey", "in": "header", "name": text, "description": text}},
            "schemas": {"M": schema, "Cat": cat, "Dog": cat, "Pet": pet},
        },
    }


@pytest.mark.parametrize(
    "seed", [*range(4), *(pytest.param(seed, marks=pytest.mark.exhaustive) for seed in range(4, 12))]
)
def test_text_stays_text(tmp_path: Path, seed: int) -> None:
    """With any quotes, backslashes and braces in a document's texts the generated code is valid and has no further calls."""
    rng = random.Random(seed)  # noqa: S311  (repeatable)
    text = "".join(rng.choices(PIECES, k=rng.randint(1, 200))) + rng.choice(('"', "\\", "a"))
    shapes = []
    for folder, content in (("hostile", text), ("plain", "Plain words.")):
        write_package(Document("d", document(content), {}), tmp_path / folder / "x_api", "Written by a test.")
        modules = {path.name: ast.parse(path.read_text(encoding="utf-8")) for path in (tmp_path / folder).rglob("*.py")}
        shapes.append(
            {name: sum(isinstance(node, ast.Call) for node in ast.walk(tree)) for name, tree in modules.items()}
        )
    assert shapes[0] == shapes[1]


def test_no_text_is_executed(tmp_path: Path) -> None:
    """A security scheme whose name looks like an expression is not executed."""
    name = 'X" if print("HARM") else "X'
    write_package(Document("d", document(name), {}), tmp_path / "x_api", "Written by a test.")
    code = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); import x_api.client as c; print(c.AuthenticatedClient('a', token='b').auth_header_name)"
    completed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert completed.stdout.strip() == name


def write(root: Path, text: str, api: str = "x") -> None:
    """Write a document into a project."""
    (root / "openapi" / api).mkdir(parents=True)
    (root / "openapi" / api / "1.yaml").write_text(
        "openapi: 3.0.3\ninfo: {title: t, version: v}\n" + text, encoding="utf-8"
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            (
                "paths: {/a: {get: {operationId: x, responses: {'200': {description: d, content: {application/json: "
                "{schema: {$ref: '#/components/schemas/A/properties/b'}}}}}}}}\n"
                "components: {schemas: {A: {type: object, properties: {b: {type: string}}}}}\n"
            ),
            r"1\.yaml:3:\d+: .* leads to a part of a component",
        ),
        ('paths: {}\ncomponents: {schemas: {A: {type: object, properties: {"a\\nb": {type: string}}}}}\n', "control character"),
    ],
)  # fmt: skip
def test_unsupported_names(tmp_path: Path, text: str, problem: str) -> None:
    """A reference to a part of a schema, or a name with a control character, is an error with its position."""
    write(tmp_path, text)
    with pytest.raises(SourceError, match=problem):
        generate.run(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "paths: {/a: {get: {operationId: x, responses: []}}}\n",
        "paths: {/a: {get: {operationId: x, responses: {'200': {description: d, content: [a]}}}}}\n",
        "paths: {/a: {get: {operationId: x, responses: {'200': 3}}}}\n",
        "paths: {}\ncomponents: []\n",
        "paths: {}\ncomponents: {securitySchemes: [x]}\n",
    ],
)
def test_malformed_documents(tmp_path: Path, text: str) -> None:
    """A document that is not valid OpenAPI is an error with its file, and its position where that is known."""
    write(tmp_path, text)
    with pytest.raises(SourceError, match=r"openapi/x/1\.yaml.*: not valid OpenAPI"):
        generate.run(tmp_path)


def test_a_folder_that_names_no_package(tmp_path: Path) -> None:
    """A folder whose name cannot be imported is an error."""
    write(tmp_path, "paths: {}\n", api="a-b")
    with pytest.raises(SourceError, match=r"openapi/a-b: .*becomes a package name"):
        generate.run(tmp_path)


NAMES = (
    "Unset",
    "unset",
    "sync",
    "sync_detailed",
    "asyncio",
    "build",
    "client",
    "errors",
    "httpx",
    "Any",
    "Request",
    "body",
)


def test_parameters_named_like_generated_code(tmp_path: Path) -> None:
    """Parameters with the names of generated functions, or of what these use, are sent, and mypy reports nothing."""
    parameters = ", ".join(f"{{name: {name}, in: query, schema: {{type: string}}}}" for name in NAMES)
    union = "{oneOf: [{$ref: '#/components/schemas/A'}, {type: string, format: date}]}"
    write(
        tmp_path,
        f"paths: {{/a: {{get: {{operationId: x, parameters: [{parameters}], responses: {{'200': {{description: d, "
        f"content: {{application/json: {{schema: {union}}}}}}}}}}}}}}}\n"
        "components: {schemas: {A: {type: object, properties: {b: {type: string}}}}}\n",
    )
    generate.run(tmp_path)
    code = f"""
import inspect, sys
sys.path.insert(0, {str(tmp_path / "generated")!r})
from x_api.api.default import x
names = list(inspect.signature(x.build).parameters)
print(x.build(**{{name: "v" for name in names}}).query_string)
"""
    completed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert sorted(completed.stdout.strip().split("&")) == sorted(f"{name}=v" for name in NAMES)
    checker = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "generated"]
    checked = subprocess.run(checker, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "Success" in checked.stdout, checked.stdout
