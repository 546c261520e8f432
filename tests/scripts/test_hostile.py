"""No text of a document becomes code: each one in turn is replaced by text that tries to."""

from __future__ import annotations

import ast
import functools
import io
import subprocess
import sys
import tokenize
from typing import TYPE_CHECKING, Any

import jinja2
import pytest
import yaml

from scripts import generate as command
from scripts._errors import SourceError
from scripts.codegen import checks
from scripts.codegen.checks import check_document, report_malformed
from scripts.codegen.reading import GRAMMAR, Document
from scripts.codegen.writing import package

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Every kind of text that a document may have; {version} is its version of OpenAPI.
DOCUMENT = """\
openapi: 3.1.0
info: {title: Title of all, version: Version 1, description: About all, contact: {name: Contact name}, x-info: Info extension}
servers: [{url: 'https://{host}.example', description: Server text, variables: {host: {default: main, enum: [main, other host]}}}]
tags: [{name: First tag, description: About the tag, externalDocs: {url: https://docs.example}}]
security: [{first_key: []}]
x-document: {deep: [Deep extension]}
paths:
  /things/{thing-id}/sub path:
    summary: Path summary
    parameters:
    - {name: thing-id, in: path, required: true, description: About the id, schema: {type: string, pattern: '^[a-z]+$', example: Id example}}
    get:
      operationId: getThing
      summary: Operation summary
      description: About the operation
      tags: [First tag]
      x-operation: Operation extension
      parameters:
      - {name: order by, in: query, description: About the order, schema: {type: string, enum: [going up, going down], default: going up}}
      - {name: piped, in: query, style: pipeDelimited, explode: false, schema: {type: array, items: {type: string, enum: [listed one]}}}
      - {name: deep filter, in: query, style: deepObject, schema: {type: object, properties: {deep field: {type: string}}}}
      - {name: json filter, in: query, content: {application/vnd.filter+json: {schema: {$ref: '#/components/schemas/Thing'}}}}
      - {name: X-Header, in: header, deprecated: true, schema: {type: string, default: Header default}}
      - {name: biscuit, in: cookie, schema: {type: string, const: cookie constant}}
      - {$ref: '#/components/parameters/Shared_parameter'}
      responses:
        '200':
          description: Response text
          headers: {X-Response: {description: Header text, schema: {type: string}}}
          content:
            application/vnd.thing+json: {schema: {$ref: '#/components/schemas/Thing'}, examples: {example_name: {summary: Example summary, value: Example value}}}
            text/x-plain: {schema: {type: string}}
            image/x-picture: {schema: {type: string, format: binary}}
          links: {link_name: {operationId: putThing, description: Link text, parameters: {thing-id: $response.body#/id}}}
        '201': {description: Constant, content: {application/json: {schema: {type: string, const: response constant}}}}
        '202': {description: Union, content: {application/json: {schema: {$ref: '#/components/schemas/Open_union'}}}}
        '203': {description: Array, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Cat_class'}}}}}
        4XX: {$ref: '#/components/responses/Shared_response'}
        default: {description: Default text}
    put:
      operationId: putThing
      tags: [Second tag]
      requestBody:
        description: Body text
        content:
          application/vnd.body+json: {schema: {$ref: '#/components/schemas/Pet_union'}}
          text/x-body: {schema: {type: string}}
          application/x-bytes: {schema: {type: string, format: binary}}
      responses: {'204': {description: Nothing}}
    post:
      operationId: postThing
      security: [{second_key: []}, {third_key: []}, {bearer_key: []}]
      requestBody:
        content:
          multipart/form-data:
            schema:
              type: object
              title: Multipart title
              required: [form part]
              properties:
                form part: {type: object, properties: {inner field: {type: string}}}
                file part: {type: string, format: binary}
                text part: {type: string, description: About the part}
                many parts: {type: array, items: {type: string}}
            encoding:
              form part: {contentType: application/vnd.part+json}
              file part: {contentType: image/x-part}
              text part: {contentType: text/x-part}
      responses: {'204': {description: Nothing}}
    patch:
      operationId: patchThing
      requestBody: {$ref: '#/components/requestBodies/Shared_body'}
      callbacks: {callback_name: {'{$request.body#/url}': {post: {responses: {'200': {description: Callback text}}}}}}
      responses: {'204': {description: Nothing}}
components:
  parameters:
    Shared_parameter: {name: shared name, in: query, description: Shared text, example: Shared example, schema: {type: integer}}
  responses:
    Shared_response: {description: Refused, content: {application/problem+json: {schema: {$ref: '#/components/schemas/Problem_schema'}}}}
  requestBodies:
    Shared_body:
      content:
        application/x-www-form-urlencoded:
          schema: {type: object, properties: {form field: {type: array, items: {type: string}}}}
          encoding: {form field: {style: spaceDelimited, explode: false, contentType: application/x-field+json}}
  securitySchemes:
    first_key: {type: apiKey, in: header, name: X-Key, description: Key text}
    second_key: {type: apiKey, in: query, name: query key}
    third_key: {type: apiKey, in: cookie, name: cookie key}
    bearer_key: {type: http, scheme: bearer, bearerFormat: Bearer format}
  schemas:
    Problem_schema: {type: object, description: Problem text, properties: {problem code: {type: string}}}
    Cat_class: {type: object, required: [pet kind], properties: {pet kind: {type: string, const: cat value}, claws: {type: integer}}}
    Dog_class: {type: object, required: [pet kind], properties: {pet kind: {type: string, enum: [dog value]}}}
    Pet_union:
      oneOf: [{$ref: '#/components/schemas/Cat_class'}, {$ref: '#/components/schemas/Dog_class'}]
      discriminator: {propertyName: pet kind, mapping: {cat value: '#/components/schemas/Cat_class', dog value: '#/components/schemas/Dog_class'}}
    Open_union: {oneOf: [{$ref: '#/components/schemas/Problem_schema'}, {$ref: '#/components/schemas/Cat_class'}, {type: string, format: date}]}
    Enum_class: {type: string, enum: [enum value, second value], description: Enum text}
    Thing:
      type: object
      title: Thing title
      description: Thing text
      required: [plain field, dated field]
      x-schema: Schema extension
      example: {plain field: Thing example}
      externalDocs: {url: https://more.example, description: Docs text}
      properties:
        plain field: {type: string, description: Field text, pattern: '^Field .*$', default: Field default, format: Field format}
        dated field: {type: string, format: date-time, readOnly: true}
        enum field: {$ref: '#/components/schemas/Enum_class'}
        inline enum: {type: string, enum: [inline value], writeOnly: true}
        constant field: {const: constant value}
        list field: {type: array, items: {type: array, items: {$ref: '#/components/schemas/Cat_class'}}}
        union field: {oneOf: [{$ref: '#/components/schemas/Problem_schema'}, {type: array, items: {$ref: '#/components/schemas/Dog_class'}}]}
        pet field: {$ref: '#/components/schemas/Pet_union'}
        extra field: {type: object, additionalProperties: {$ref: '#/components/schemas/Cat_class'}}
        combined field: {allOf: [{$ref: '#/components/schemas/Problem_schema'}, {type: object, properties: {more: {type: string, xml: {name: xml name}}}}]}
"""

MARK = "HARM"
PIECES = {
    "double quote": '"', "single quote": "'", "three double quotes": '"""', "three single quotes": "'''",
    "backslash": "\\", "backslash and line end": "\\\n", "backslash and quote": '\\"', "line end": "\n",
    "carriage return": "\r", "line separator": "\u2028", "NUL": "\0", "form feed": "\f", "escape": "\\x", "name": "\\N{DASH}",
    "braces": "{0}", "expression": "{{ ''.__class__ }}", "statement": "{% for a in b %}", "template comment": "{#",
    "comment": "\n#", "comment end": "*/ --> #", "bracket": ")]}", "call": '"+HARM()+"', "emoji": "\U0001f600", "no identifiers": "²①",
}  # fmt: skip


def hostile_texts() -> dict[str, str]:
    """Return a text for each piece, and all of them at once; each begins and ends with its piece."""
    texts = {name: f"{piece}{MARK}({piece}){piece}end{piece}" for name, piece in PIECES.items()}
    return {**texts, "all": "".join(texts.values())}


def read_document(version: str) -> dict[str, Any]:
    """Return the document in a version of OpenAPI."""
    text = DOCUMENT
    if version == "3.0.3":
        text = text.replace("3.1.0", version).replace(
            "type: string, const: cat value", "type: string, enum: [cat value]"
        )
        text = text.replace("type: string, const: ", "type: string, x-const: ").replace("{const: ", "{x-const: ")
    return yaml.safe_load(text)


KEYWORDS = {key for keys in GRAMMAR.values() for key in keys} | {
    *("url", "variables", "value", "mapping", "propertyName", "contact", "parameters", "bearerFormat", "scheme"),
}  # fmt: skip


def iter_texts(value: Any) -> Iterator[str]:
    """Yield every text of a document, and every key that is a name."""
    if isinstance(value, dict):
        for key, child in value.items():
            if key not in KEYWORDS:
                yield key
            yield from iter_texts(child)
    elif isinstance(value, list):
        for child in value:
            yield from iter_texts(child)
    elif isinstance(value, str) and not value.startswith("#/"):
        yield value


def replace_text(value: Any, old: str, new: str) -> Any:
    """Return a document with one text replaced wherever it is, as a key, a value, or the end of a reference."""
    if isinstance(value, dict):
        return {
            new if key == old and key not in KEYWORDS else key: replace_text(child, old, new)
            for key, child in value.items()
        }
    if isinstance(value, list):
        return [replace_text(child, old, new) for child in value]
    if value == old:
        return new
    if isinstance(value, str) and value.startswith("#/") and value.endswith(f"/{old}"):
        return value.removesuffix(old) + new.replace("~", "~0").replace("/", "~1")
    return value


def normalize(name: str) -> str:
    """Return the letters and digits of a text, in lower case."""
    return "".join(character for character in name.lower() if character.isascii() and character.isalnum())


def read_code(folder: Path) -> tuple[set[str], set[str], list[str]]:
    """Return the names in the modules of a package, the code of its calls, and its comments."""
    names, calls, comments = set[str](), set[str](), list[str]()
    for path in folder.rglob("*.py"):
        source = path.read_bytes().decode()
        for node in ast.walk(ast.parse(source)):
            calls |= {ast.unparse(node.func)} if isinstance(node, ast.Call) else set()
            if not isinstance(node, ast.Constant):
                names |= {value for _, value in ast.iter_fields(node) if isinstance(value, str)}
        tokens = tokenize.generate_tokens(io.StringIO(source, newline="").readline)
        comments += [token.string for token in tokens if token.type == tokenize.COMMENT]
    return names, calls, comments


def generate(document: dict[str, Any], folder: Path) -> tuple[set[str], set[str], list[str]] | SourceError:
    """Write the package of a document and read its code; return the error of a document that is refused."""
    source = Document("hostile.yaml", document, {"": "hostile.yaml:1:1"})
    try:
        check_document(source)
        with report_malformed(source):
            package.write_package(source, folder, "Written by a test.")
    except SourceError as error:
        return error
    return read_code(folder)


@functools.cache
def read_plain_code(version: str, texts: tuple[tuple[str, str], ...], folder: Path) -> set[str]:
    """Return the names and calls in the code of the document with plain words for some of its texts."""
    document = read_document(version)
    for old, new in texts:
        document = replace_text(document, old, new)
    code = generate(document, folder / f"plain-{version}-{len(texts)}-{hash(texts)}")
    assert texts or not isinstance(code, SourceError), code
    return set() if isinstance(code, SourceError) else code[0] | code[1]


def find_faults(version: str, texts: dict[str, str], folder: Path) -> list[str]:
    """Replace texts of a document, each by another; return what of them became code.

    A document may be refused, with its place; of several texts at once each half is tried then.
    """
    document = read_document(version)
    for old, new in texts.items():
        document = replace_text(document, old, new)
    code = generate(document, folder / f"{version}-{len(list(folder.iterdir()))}")
    if isinstance(code, SourceError):
        assert str(code).startswith("hostile.yaml")
        items = list(texts.items())
        halves = [dict(items[: len(items) // 2]), dict(items[len(items) // 2 :])] if len(items) > 1 else []
        return [fault for half in halves for fault in find_faults(version, half, folder)]
    derived = {normalize(text) for text in texts.values()}
    faults = [text for text in code[2] if MARK in text]
    for plain in ({}, {old: f"plain words {index}" for index, old in enumerate(texts)}):
        # The second one has whatever else the code has without a document's own words, such as another format.
        names = (code[0] | code[1]) - read_plain_code(version, tuple(plain.items()), folder)
        names = {name for name in names if not any(whole in normalize(name) for whole in derived)}
        if not names:
            return faults
    return [*faults, *names]


@pytest.fixture
def fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """Compile each template once, leave the code unformatted, and generate from documents that are not quite valid."""
    monkeypatch.setattr(checks, "_STAGES", checks._STAGES[:-2])
    monkeypatch.setattr(package, "_finish", lambda *_: None)
    monkeypatch.setattr(jinja2.Environment, "compile", _compile)


_compile_template = jinja2.Environment.compile
_compiled: dict[tuple[str | None, str], Any] = {}


def _compile(
    environment: Any, source: str, name: str | None = None, filename: str | None = None, **options: Any
) -> Any:
    if (name, source) not in _compiled:
        _compiled[name, source] = _compile_template(environment, source, name, filename, **options)
    return _compiled[name, source]


def list_texts(version: str) -> list[str]:
    """Return the texts of the document, each once."""
    return sorted(set(iter_texts(read_document(version))))


@pytest.mark.usefixtures("fast")
@pytest.mark.parametrize("part", [0, *(pytest.param(part, marks=pytest.mark.exhaustive) for part in range(1, 6))])
@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
def test_a_hostile_text(tmp_path: Path, version: str, part: int) -> None:
    """Text that closes quotes, docstrings, comments or templates stays text or is refused, wherever it is."""
    pieces = list(hostile_texts().values())
    texts = [(old, pieces[index % len(pieces)]) for index, old in enumerate(list_texts(version))][part::6]
    groups = [dict(texts[index : index + 8]) for index in range(0, len(texts), 8)]
    assert [fault for group in groups for fault in find_faults(version, group, tmp_path)] == []


@pytest.mark.exhaustive
@pytest.mark.usefixtures("fast")
@pytest.mark.parametrize("piece", hostile_texts())
@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
def test_every_hostile_text(tmp_path: Path, version: str, piece: str) -> None:
    """Each kind of hostile text stays text or is refused in each place of a document."""
    text = hostile_texts()[piece]
    assert [fault for old in list_texts(version) for fault in find_faults(version, {old: text}, tmp_path)] == []


@pytest.mark.usefixtures("fast")
def test_a_call_in_the_code_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a text is pasted between quotes instead of written as a literal, the walk finds the call in it."""
    monkeypatch.setattr(package, "repr", lambda text: f'"{text}"', raising=False)
    assert "HARM" in find_faults("3.1.0", {"X-Key": hostile_texts()["call"]}, tmp_path)


def test_no_text_is_executed(tmp_path: Path) -> None:
    """A security scheme whose name looks like an expression is not executed."""
    name = 'X" if print("HARM") else "X'
    document = replace_text(read_document("3.0.3"), "X-Key", name)
    document["components"]["securitySchemes"] = {"first_key": document["components"]["securitySchemes"]["first_key"]}
    document["paths"] = {}
    package.write_package(Document("d", document, {}), tmp_path / "x_api", "Written by a test.")
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
        command.run(tmp_path)


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
        command.run(tmp_path)


def test_a_folder_that_names_no_package(tmp_path: Path) -> None:
    """A folder whose name cannot be imported is an error."""
    write(tmp_path, "paths: {}\n", api="a-b")
    with pytest.raises(SourceError, match=r"openapi/a-b: .*becomes a package name"):
        command.run(tmp_path)


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
    command.run(tmp_path)
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
