"""The coverage: each item of a document is in generated code, enforced at run time, or reported as dropped."""

from __future__ import annotations

import json
import shutil
import textwrap
from typing import TYPE_CHECKING, Any

import pytest

from scripts import generate
from scripts._errors import SourceError
from scripts.codegen import coverage
from scripts.codegen.apis import read_apis
from scripts.codegen.coverage import __main__ as command
from scripts.codegen.coverage._items import Item, Part, shorten
from scripts.codegen.coverage._verdicts import ENFORCED, FORMATS, TESTS

if TYPE_CHECKING:
    from pathlib import Path

    from scripts.codegen.coverage import Coverage, Row
    from scripts.codegen.reading import Document

# OpenAPI 3.1, with an item of every kind that there is.
DOCUMENT = """\
openapi: 3.1.0
info: {title: Shop, version: '1'}
x-owner: somebody
servers: [{url: https://shop.example}]
externalDocs: {url: https://docs.example}
tags: [{name: Things}]
security: [{key: []}]
webhooks:
  made: {post: {operationId: onMade, responses: {'200': {description: d}}}}
paths:
  /things/{id}:
    parameters:
    - {name: id, in: path, required: true, schema: {type: string, minLength: 1}}
    - {name: order, in: query, required: true, schema: {type: string}}
    get:
      tags: [Things, Others]
      operationId: getThing
      deprecated: true
      parameters:
      - {name: tags, in: query, style: pipeDelimited, explode: false, schema: {type: array, items: {type: string}, maxItems: 3}}
      - {name: ids, in: query, explode: false, allowReserved: true, schema: {type: array, items: {type: string}}}
      - {name: order, in: query, schema: {type: string, enum: [up, down], default: up}}
      - {name: filter, in: query, style: deepObject, schema: {type: object, properties: {gt: {type: string}}}}
      - {name: like, in: query, content: {application/json: {schema: {$ref: '#/components/schemas/Rules'}}}}
      - {name: X-Trace, in: header, deprecated: true, schema: {type: string, pattern: '^[a-z]+$'}}
      responses:
        '200':
          description: d
          headers:
            ETag: {required: true, schema: {type: [string, 'null'], minLength: 2}}
            X-State: {deprecated: true, schema: {enum: [old, new], additionalProperties: false, required: [a], x-undescribed: r}}
          content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}
          links: {again: {operationId: getThing}}
        '204': {description: d}
        '404': {$ref: '#/components/responses/Refused'}
        5XX: {$ref: '#/components/responses/Refused'}
        default: {description: d, content: {text/plain: {schema: {type: string}}}}
    put:
      tags: [Things]
      operationId: putThing
      security: [{bearer: []}]
      requestBody:
        required: true
        content:
          application/json: {schema: {$ref: '#/components/schemas/Thing'}}
          text/plain: {schema: {type: string}}
      callbacks: {told: {'{$request.body#/url}': {post: {responses: {'200': {description: d}}}}}}
      responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
    post:
      tags: [Things]
      operationId: sendThing
      security: []
      requestBody:
        content:
          multipart/form-data:
            schema: {type: object, properties: {form: {type: object, properties: {a: {type: string}}}, scan: {type: string, format: binary}}}
            encoding: {form: {contentType: application/vnd.form+json}}
      responses: {'204': {description: d}}
components:
  responses:
    Refused: {description: d, headers: {X-Why: {schema: {type: string}}}, content: {application/json: {schema: {$ref: '#/components/schemas/Fault'}}}}
  securitySchemes:
    key: {type: apiKey, in: query, name: key}
    bearer: {type: http, scheme: bearer}
  schemas:
    Fault: {type: object, required: [code], properties: {code: {type: string, maxLength: 9}}}
    Cat: {type: object, required: [kind], properties: {kind: {type: string, const: cat}}}
    Dog: {type: object, required: [kind], properties: {kind: {type: string, const: dog}}}
    Pet:
      oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
      discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog'}}
    Rules:
      type: object
      additionalProperties: false
      minProperties: 1
      maxProperties: 9
      propertyNames: {maxLength: 99}
      patternProperties: {'^n_': {type: integer}}
      dependentRequired: {a: [b]}
      dependentSchemas: {a: {required: [b]}}
      unevaluatedProperties: false
      properties:
        a: {type: number, minimum: 1, maximum: 9, exclusiveMinimum: 0, exclusiveMaximum: 10, multipleOf: 0.5}
        b: {type: array, items: {type: integer}, minItems: 1, uniqueItems: true, contains: {const: 1}, minContains: 1, maxContains: 2}
        c: {type: array, items: {}, prefixItems: [{type: string}], unevaluatedItems: false}
        d: {type: string, not: {const: x}, if: {const: y}, then: {minLength: 1}, else: {maxLength: 9}}
        e: {anyOf: [{type: string}, {type: integer}]}
        f: {type: string, format: email}
        g: {type: integer, format: int64}
    Thing:
      type: object
      required: [id, kind, code]
      properties:
        id: {type: string, readOnly: true, examples: [a]}
        kind: {type: string, enum: [one, two]}
        size: {type: [integer, 'null'], default: 3}
        made: {type: string, format: date-time}
        secret: {type: string, writeOnly: true, deprecated: true, x-personal: true}
        code: {type: string, x-personal: true}
        rules: {$ref: '#/components/schemas/Rules'}
        parts: {type: array, items: {type: object, properties: {name: {type: string, xml: {attribute: true}}}}}
        extra: {type: object, additionalProperties: {type: string, contentMediaType: text/html}}
      anyOf: [{required: [size]}, {required: [made]}]
"""
DOCUMENT = DOCUMENT.replace("      anyOf: [{required: [size]}, {required: [made]}]\n", "")

DROPPED = """\
dropped:
- {kind: extension, at: '/x-owner', reason: Not for code.}
- {kind: extension, at: '/paths/**', reason: Not for code.}
- {kind: [server, externalDocs, webhook, link, callback, example, xml, contentMediaType], reason: Not for code.}
- {kind: deprecated, at: '/paths/**/headers/*/deprecated', reason: No docstring has it.}
- {kind: format, at: /components/schemas/Rules/properties/g/format, reason: Python's integers have no size.}
- {kind: tag, at: '/paths/**/tags/1', reason: A package has one name.}
- {kind: maxLength, at: /components/schemas/Fault/**, reason: Errors are errors.}
- {kind: [type, response header], at: /components/responses/**, reason: Errors are errors.}
"""


@pytest.fixture(scope="module")
def generated_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Generate one API for all tests, which work on copies of its package."""
    root = tmp_path_factory.mktemp("ledger")
    folder = root / "openapi" / "shop"
    folder.mkdir(parents=True)
    (folder / "1.yaml").write_text(DOCUMENT, encoding="utf-8")
    (folder / "ledger.yaml").write_text(DROPPED, encoding="utf-8")
    assert generate.main(["--root", str(root)]) == 0
    return root


@pytest.fixture
def root(generated_root: Path, tmp_path: Path) -> Path:
    """Return a copy of the generated root."""
    return shutil.copytree(generated_root, tmp_path / "root", ignore=shutil.ignore_patterns("__pycache__"))


def _entries(root: Path) -> tuple[coverage.AllowedDrop, ...]:
    return coverage.read_allowed_drops(root / "openapi/shop", "openapi/shop")


_CLIENTS: dict[str, Document] = {}
"""The client's view of each text of a document: reading one validates it, which takes longer than its coverage."""


def read(root: Path) -> Coverage:
    """Return the coverage of the API of a root."""
    text = (root / "openapi/shop/1.yaml").read_text(encoding="utf-8")
    if text not in _CLIENTS:
        (api,) = read_apis(root)
        _CLIENTS[text] = api.client
    return coverage.measure_coverage(_CLIENTS[text], _entries(root), root / "generated/shop_api")


def unlisted_drops(result: Coverage) -> dict[str, list[Row]]:
    """Return the drops that are not listed, by kind."""
    kinds = sorted({row.item.kind for row in result.rows if row.is_lost})
    return {kind: [row for row in result.rows if row.is_lost and row.item.kind == kind] for kind in kinds}


def edit_module(root: Path, name: str, old: str, new: str) -> None:
    """Replace a text, which must exist, in a module of the generated package."""
    path = root / "generated/shop_api" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_complete_package(generated_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of a document with every feature, each item is generated, enforced or listed as dropped."""
    assert read(generated_root).faults == ()
    assert command.main(["--root", str(generated_root)]) == 0
    assert "| parameter | 11 | 0 | 0 |" in capsys.readouterr().out


def test_every_kind_is_in_the_document(generated_root: Path) -> None:
    """The document of these tests has an item of each kind that the runtime enforces, and every outcome."""
    rows = read(generated_root).rows
    assert {row.item.kind for row in rows if row.verdict.outcome == "enforced"} >= ENFORCED.keys() - {"maxLength"}
    assert {row.verdict.outcome for row in rows} == {"generated", "enforced", "dropped"}


THING, GET, PUT, SEND = (
    "models/thing.py",
    "api/things/get_thing.py",
    "api/things/put_thing.py",
    "api/things/send_thing.py",
)
EDITS: list[tuple[str, str, str, str, str]] = [
    ("operation", GET, 'id="getThing"', 'id="getThings"', "/paths/~1things~1{id}/get"),
    ("operation", GET, 'method="GET"', 'method="HEAD"', "/paths/~1things~1{id}/get"),
    ("operation", GET, 'path="/things/{id}"', 'path="/thing/{id}"', "/paths/~1things~1{id}/get"),
    ("operation", PUT, "async def asyncio(", "async def other(", "/paths/~1things~1{id}/put"),
    ("parameter", GET, 'Parameter("order", "query")', 'Parameter("orders", "query")', "get/parameters/2"),
    ("parameter", GET, 'Parameter("order", "query")', 'Parameter("order", "query", explode=False)', "get/parameters/2"),
    ("parameter", GET, '"pipeDelimited"', '"spaceDelimited"', "get/parameters/0"),
    ("parameter", GET, '"deepObject"', '"form"', "get/parameters/3"),
    ("parameter", GET, 'content="application/json"', 'content="text/json"', "get/parameters/4"),
    ("parameter", GET, '_values["header", "X-Trace"]', '_values["header", "X-Traces"]', "get/parameters/5"),
    ("parameter", GET, "    id: str,\n", '    id: str = "1",\n', "/paths/~1things~1{id}/parameters/0"),
    ("allowReserved", GET, "allow_reserved=True", "allow_reserved=False", "get/parameters/1/allowReserved"),
    ("enum", "models/get_thing_order.py", '"down"', '"downs"', "get/parameters/2/schema/enum"),
    ("enum", "models/thing_kind.py", '"one",', "", "/components/schemas/Thing/properties/kind/enum"),
    ("response status", GET, "status == 404", "status == 403", "get/responses/404"),
    ("response status", GET, "    if status == 204:\n        return None\n    raise", "    raise", "get/responses/204"),
    ("response status", GET, "500 <= status <= 599", "500 <= status <= 598", "get/responses/5XX"),
    ("response status", GET, "    if True:", "    if False:", "get/responses/default"),
    ("response media type", GET, '"text/plain"', '"text/html"', "get/responses/default/content/text~1plain"),
    ("response media type", GET, "Fault.from_dict", "Thing.from_dict", "responses/Refused/content/application~1json"),
    ("response media type", GET, "is_json(response)", "is_text(response)", "get/responses/200/content/application~1json"),
    ("request media type", PUT, '"text/plain"', '"text/html"', "put/requestBody/content/text~1plain"),
    ("request media type", PUT, "body: Thing | str,", "body: str,", "put/requestBody/content/application~1json"),
    ("request media type", SEND, "| Unset = UNSET", "", "post/requestBody/content/multipart~1form-data"),
    ("part content type", "models/send_thing_body.py", "vnd.form+json", "json", "encoding/form/contentType"),
    ("security scheme", "client.py", '_SecurityScheme("query", "key")', '_SecurityScheme("header", "key")', "securitySchemes/key"),
    ("security scheme", "client.py", '"bearer": _SecurityScheme', '"others": _SecurityScheme', "securitySchemes/bearer"),
    ("security requirement", GET, "client: AuthenticatedClient,", "client: AuthenticatedClient | Client,", "/security"),
    ("discriminator", PUT, '"cat": Cat.from_dict', '"cat": Dog.from_dict', "schemas/Pet/discriminator"),
    ("discriminator", PUT, '"dog": Dog.from_dict', '"dogs": Dog.from_dict', "schemas/Pet/discriminator"),
    ("property", THING, 'result["size"]', 'result["sizes"]', "/components/schemas/Thing/properties/size"),
    ("property", THING, 'pop("kind")', 'pop("kinds")', "/components/schemas/Thing/properties/kind"),
    ("property", "models/thing_parts_item.py", 'result["name"]', 'result["names"]', "parts/items/properties/name"),
    ("required", THING, "    kind: ThingKind\n", "    kind: ThingKind | Unset = UNSET\n", "/components/schemas/Thing/required"),
    ("type", THING, "    id: str |", "    id: int |", "/components/schemas/Thing/properties/id/type"),
    ("nullable", THING, "size: int | None", "size: int", "/components/schemas/Thing/properties/size/type"),
    ("default", GET, 'default: "up"', "default: none", "get/parameters/2/schema/default"),
    ("default", THING, "The server's default is 3.", "", "/components/schemas/Thing/properties/size/default"),
    ("readOnly", THING, "Read-only.", "", "/components/schemas/Thing/properties/id/readOnly"),
    ("writeOnly", THING, "Write-only.", "", "/components/schemas/Thing/properties/secret/writeOnly"),
    ("deprecated", THING, "Deprecated.", "", "/components/schemas/Thing/properties/secret/deprecated"),
    ("deprecated", GET, "Deprecated.", "", "/paths/~1things~1{id}/get/deprecated"),
    ("extension", THING, "secret: str | Unset = _field(default=UNSET, repr=_hide)", "secret: str | Unset = UNSET",
     "/components/schemas/Thing/properties/secret/x-personal"),
    ("required", THING, "code: str = _field(repr=_hide)", "code: str | Unset = _field(default=UNSET, repr=_hide)",
     "/components/schemas/Thing/required"),
    ("format", THING, "datetime.datetime", "str", "/components/schemas/Thing/properties/made/format"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "name", "old", "new", "at"), EDITS)
def test_edited_code(root: Path, kind: str, name: str, old: str, new: str, at: str) -> None:
    """An item that is deleted or changed in generated code is a fault that names the item."""
    edit_module(root, name, old, new)
    result = read(root)
    assert any(row.item.at.endswith(at) for row in unlisted_drops(result)[kind])
    assert any(fault.startswith("openapi/shop/1.yaml:") and f"{kind} at " in fault for fault in result.faults)


def test_a_missing_module(root: Path) -> None:
    """An operation without its module is dropped, with its parameters, statuses and requirement."""
    (root / "generated/shop_api" / GET).unlink()
    assert unlisted_drops(read(root)).keys() >= {
        "operation",
        "parameter",
        "response status",
        "security requirement",
        "tag",
    }


def _delete(document: Any, at: str) -> None:
    *parents, last = [part.replace("~1", "/").replace("~0", "~") for part in at.split("/")[1:]]
    for part in parents:
        document = document[int(part)] if isinstance(document, list) else document[part]
    del document[int(last) if isinstance(document, list) else last]


@pytest.mark.parametrize("kind", sorted(ENFORCED.keys() - {"maxLength"}))
def test_items_missing_from_openapi_json(root: Path, kind: str) -> None:
    """An item of an enforced kind that is deleted from the runtime's document is a fault that names it."""
    item = next(row.item for row in read(root).rows if row.item.kind == kind and row.verdict.outcome == "enforced")
    path = root / "generated/shop_api/openapi.json"
    document = json.loads(path.read_text(encoding="utf-8"))
    _delete(document, item.at)
    path.write_text(json.dumps(document), encoding="utf-8")
    assert item.at in [row.item.at for row in unlisted_drops(read(root))[kind]]


@pytest.mark.parametrize(
    ("kind", "old", "new"), [("minimum", '"minimum": 1', '"minimum": 2'), ("enum", '"up"', '"left"')]
)
def test_items_changed_in_openapi_json(root: Path, kind: str, old: str, new: str) -> None:
    """A rule with another value in the runtime's document is a fault."""
    edit_module(root, "openapi.json", old, new)
    assert kind in unlisted_drops(read(root))


@pytest.mark.parametrize("kind", ["extension", "server", "webhook", "link", "callback", "xml", "tag"])
def test_unlisted_kinds(root: Path, kind: str) -> None:
    """A kind that is removed from the list of drops is a fault, and the exit code is 1."""
    path = root / "openapi/shop/ledger.yaml"
    entries = _entries(root)
    kept = [
        {"kind": [one for one in entry.kinds if one != kind], "at": entry.pattern, "reason": "r"} for entry in entries
    ]
    kept = [entry for entry in kept if entry["kind"]]
    path.write_text(
        json.dumps({"dropped": [{k: v for k, v in entry.items() if v} for entry in kept]}), encoding="utf-8"
    )
    assert list(unlisted_drops(read(root))) == [kind]
    assert command.main(["--root", str(root)]) == 1


def test_unknown_keywords(root: Path) -> None:
    """A keyword that no version of OpenAPI has is a fault wherever it is."""
    path = root / "openapi/shop/1.yaml"
    text = DOCUMENT.replace(
        "kind: {type: string, enum: [one, two]}", "kind: {type: string, enum: [one, two], maxLenght: 3}"
    )
    path.write_text(text, encoding="utf-8")
    (row,) = unlisted_drops(read(root))["unknown keyword"]
    assert row.item.at == "/components/schemas/Thing/properties/kind/maxLenght"


def test_idle_entries(root: Path) -> None:
    """An entry of the list that matches nothing is a fault with its position; one idle kind is enough."""
    path = root / "openapi/shop/ledger.yaml"
    path.write_text(DROPPED + "- {kind: property, at: /components/schemas/Thing/**, reason: r}\n", encoding="utf-8")
    (fault,) = read(root).faults
    assert fault.startswith("openapi/shop/ledger.yaml:10:3: no property is dropped at /components/schemas/Thing/**")
    path.write_text(DROPPED.replace("xml, ", "xml, allowEmptyValue, "), encoding="utf-8")
    (fault,) = read(root).faults
    assert "no allowEmptyValue is dropped anywhere" in fault


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("- a\n", "1:1: the file must have a list `dropped`"), ("dropped: {}\n", "1:1: the file must have a list `dropped`"),
        ("dropped: []\nmore: 1\n", "1:1: the file must have a list `dropped`, and nothing else"),
        ("dropped:\n- x\n", "2:3: an entry has"), ("dropped:\n- {kind: a, reason: b, why: c}\n", "2:3: an entry has"),
        ("dropped:\n- {reason: b}\n", "2:3: an entry needs a `kind`"),
        ("dropped:\n- {kind: [], reason: b}\n", "2:3: an entry needs a `kind`"),
        ("dropped:\n- {kind: a}\n", "2:3: an entry needs a `reason`"),
        ("dropped:\n- {kind: a, reason: ' '}\n", "2:3: an entry needs a `reason`"),
        ("dropped:\n- {kind: a, reason: b, at: paths}\n", "2:3: `at` is a JSON pointer"),
    ],
)  # fmt: skip
def test_malformed_lists(root: Path, text: str, fault: str) -> None:
    """A malformed list raises with file and position, and the exit code is 2."""
    (root / "openapi/shop/ledger.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        _entries(root)
    assert str(caught.value).startswith(f"openapi/shop/ledger.yaml:{fault}")
    assert command.main(["--root", str(root)]) == 2


@pytest.mark.parametrize(
    ("pattern", "at", "fits"),
    [
        ("", "/a", True), ("/a", "/a", True), ("/a", "/a/b", False), ("/a/*", "/a/b", True), ("/a/*", "/a/b/c", False),
        ("/a/**", "/a/b/c", True), ("/**/c", "/a/b/c", True), ("/A*/b", "/Ab/b", True), ("/a.b", "/axb", False),
    ],
)  # fmt: skip
def test_where_an_entry_fits(pattern: str, at: str, fits: bool) -> None:  # noqa: FBT001  (what the table says)
    """``*`` matches anything inside one step of a pointer, ``**`` any steps, and other text itself."""
    entry = coverage.AllowedDrop(("link",), pattern, "r", "ledger.yaml:1:1")
    assert entry.allows(_item("link", at)) is fits
    assert not entry.allows(_item("property", at))


def _item(kind: str, at: str) -> Any:
    return Item(kind, at, "", Part(at, "schema", {}))


def test_the_page(generated_root: Path) -> None:
    """The page is written to build/coverage: who wrote it, the counts, a table for each kind, the reasons."""
    command.run(generated_root)
    text = (generated_root / "build/coverage/shop.md").read_text(encoding="utf-8")
    lines = text.splitlines()
    assert lines[0] == "Written by `make coverage` from openapi/shop/1.yaml."
    assert "| parameter | 11 | 0 | 0 |" in lines
    result = read(generated_root)
    assert [line[3:] for line in lines if line.startswith("## ")] == sorted(
        {row.item.kind for row in result.rows}, key=str.lower
    )
    assert '| `/paths/~1things~1{id}/get/tags/1` | tags: "Others" | dropped | A package has one name. |' in lines
    assert f"`{TESTS}`" in text
    assert text == coverage.format_page(result, lines[0], "openapi/shop/ledger.yaml")


def test_a_long_enum_is_one_row() -> None:
    """A list of hundreds of values stands on the page with their number."""
    assert shorten(list(range(418)), "enum") == "418 values from 0 to 417"


def test_the_page_names_unlisted_drops(root: Path) -> None:
    """A drop that is not listed does not stop the generation; the page names it, and the coverage fails."""
    (root / "openapi/shop/ledger.yaml").unlink()
    assert generate.main(["--root", str(root)]) == 0
    assert command.main(["--root", str(root)]) == 1
    assert "**not listed**: extensions are" in (root / "build/coverage/shop.md").read_text(encoding="utf-8")


def test_every_test_of_a_kind_exists(project: Path, tmp_path: Path) -> None:
    """An enforced kind whose test does not exist is a fault that names the test."""
    assert command.find_missing_tests(project) == []
    path = tmp_path / TESTS
    path.parent.mkdir(parents=True)
    text = (project / TESTS).read_text(encoding="utf-8")
    path.write_text(text.replace("def test_pattern(", "def tests_pattern("), encoding="utf-8")
    assert command.find_missing_tests(tmp_path) == [f"{TESTS}: there is no test_pattern, which pattern names"]
    assert len(command.find_missing_tests(tmp_path / "none")) == len(ENFORCED)


def test_formats_are_known() -> None:
    """The enforced formats are those of OpenAPI and JSON Schema for strings, and http-date."""
    assert {"date-time", "email", "uuid", "http-date"} <= FORMATS
    assert not FORMATS & {"int32", "int64", "float", "double", "binary", "byte", "password"}


@pytest.mark.parametrize(("version", "outcome"), [("3.0.3", "dropped"), ("3.1.0", "enforced")])
def test_siblings_of_a_reference(tmp_path: Path, version: str, outcome: str) -> None:
    """A keyword beside a $ref is dropped in OpenAPI 3.0, where readers ignore it, and enforced in 3.1."""
    text = """\
        openapi: VERSION
        info: {title: t, version: v}
        paths:
          /a:
            get:
              operationId: getA
              parameters: [{name: b, in: query, schema: {$ref: '#/components/schemas/B', maxLength: 3}}]
              responses: {'204': {description: d}}
        components: {schemas: {B: {type: string}, C: {type: object}}}
        """
    folder = tmp_path / "openapi/shop"
    folder.mkdir(parents=True)
    (folder / "1.yaml").write_text(textwrap.dedent(text).replace("VERSION", version), encoding="utf-8")
    assert generate.main(["--root", str(tmp_path)]) == 0
    (row,) = [row for row in read(tmp_path).rows if row.item.kind == "maxLength"]
    assert row.verdict.outcome == outcome


def test_no_false_alarms(tmp_path: Path) -> None:
    """A title that is another schema's name, and an enum of negative numbers, are generated as they are written."""
    text = """\
        openapi: 3.0.3
        info: {title: t, version: v}
        paths:
          /a:
            get:
              operationId: getA
              responses:
                '200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/B'}}}}
        components:
          schemas:
            B: {type: object, title: C, properties: {a: {type: integer, enum: [-1, 0, 1]}}}
            C: {type: object, properties: {b: {type: string, title: B}}}
        """
    folder = tmp_path / "openapi/shop"
    folder.mkdir(parents=True)
    (folder / "1.yaml").write_text(textwrap.dedent(text), encoding="utf-8")
    assert generate.main(["--root", str(tmp_path)]) == 0
    assert {row.verdict.outcome for row in read(tmp_path).rows} == {"generated"}
