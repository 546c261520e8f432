"""The command `make generate`, in a temporary project with one small API."""

from __future__ import annotations

import importlib
import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from scripts import generate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import ModuleType

# Its names are those of builtins, of the generated code and of Python's syntax on purpose.
DOCUMENT = """\
openapi: 3.0.3
info: {title: 'A "shop"', version: '1'}
servers: [{url: https://shop.example}]
security: [{key: []}]
paths:
  /items/{itemId}:
    get:
      tags: [Old Items]
      summary: Get one
      operationId: getItem
      parameters:
      - {name: itemId, in: path, required: true, schema: {type: string}}
      - {name: values, in: query, schema: {type: array, items: {type: string}}}
      - {name: page-size, in: query, schema: {type: integer, default: 20}}
      - {name: X-Trace, in: header, schema: {type: string}}
      responses:
        '200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Item'}}}}
        '404': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Fault'}}}}
  /items:
    post:
      tags: [Old Items]
      summary: Make one
      operationId: createItem
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: '#/components/schemas/Item'}}}
      responses:
        '204': {description: d}
components:
  securitySchemes: {key: {type: http, scheme: bearer}}
  schemas:
    Fault: {type: object, properties: {field: {type: string}, code: {type: string}}}
    Item:
      type: object
      required: [id, class]
      properties:
        id: {type: string}
        class: {type: string, enum: [a-b, a_b, A b]}
        size: {type: integer, nullable: true}
        born: {type: string, format: date}
        values: {type: array, items: {$ref: '#/components/schemas/Item'}}
        field: {allOf: [{$ref: '#/components/schemas/Item'}], nullable: true}
        key: {type: string, format: uuid}
        _id: {type: string}
        text: {type: string}
        json: {type: string}
        define: {type: string}
"""
OVERLAY = """\
overlay: 1.0.0
actions:
- target: $.components.schemas.Item.properties.id
  update: {minLength: 1}
"""
CONTRACT = """\
overlay: 1.0.0
actions:
- target: $.components.schemas.Item
  update: {additionalProperties: false}
"""
ITEM: dict[str, Any] = {
    "id": "1",
    "class": "a_b",
    "size": None,
    "born": "2025-06-24",
    "values": [{"id": "2", "class": "a-b", "unknown": [1]}],
    "field": None,
    "key": "00000000-0000-4000-8000-000000000000",
    "_id": "x",
    "text": "t",
    "json": "j",
    "define": "d",
    "new": {"a": 1},
}


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with one API, generated once for all tests; they change copies of it."""
    root = tmp_path_factory.mktemp("project")
    folder = root / "openapi" / "shop"
    folder.mkdir(parents=True)
    for name, text in (("1.yaml", DOCUMENT), ("overlay.yaml", OVERLAY), ("contract.yaml", CONTRACT)):
        (folder / name).write_text(text, encoding="utf-8")
    assert generate.main(["--root", str(root)]) == 0
    return root


@pytest.fixture
def root(generated: Path, tmp_path: Path) -> Path:
    """Return a copy of the generated project."""
    return shutil.copytree(generated, tmp_path / "root")


@pytest.fixture
def load(generated: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], ModuleType]]:
    """Return a function that imports a module of the generated package."""
    monkeypatch.syspath_prepend(generated / "generated")
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    yield importlib.import_module
    for name in [name for name in sys.modules if name.partition(".")[0] == "shop_api"]:
        del sys.modules[name]


def _files(root: Path) -> dict[str, bytes]:
    """Return the files and folders below a root, with their bytes."""
    return {str(path.relative_to(root)): path.read_bytes() if path.is_file() else b"" for path in root.rglob("*")}


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_package_and_contract_document(generated: Path) -> None:
    """The client comes from document and overlay, the sandbox's document from these and the contract."""
    client = json.loads((generated / "generated/shop_api/openapi.json").read_text(encoding="utf-8"))
    contract = json.loads((generated / "sandbox/truespec_sandbox/documents/shop.json").read_text(encoding="utf-8"))
    assert client["components"]["schemas"]["Item"]["properties"]["id"] == {"type": "string", "minLength": 1}
    assert "additionalProperties" not in client["components"]["schemas"]["Item"]
    assert contract["components"]["schemas"]["Item"]["additionalProperties"] is False
    assert contract["components"]["schemas"]["Item"]["properties"]["id"]["minLength"] == 1
    assert (generated / "generated/shop_api/py.typed").exists()


def test_every_file_has_a_header(generated: Path) -> None:
    """Each generated file names the command and the files that it was written from."""
    header = "Written by `make generate` from openapi/shop/1.yaml + overlay.yaml; do not edit."
    package = generated / "generated/shop_api"
    for path in package.rglob("*"):
        if path.suffix in {".py", ".typed"}:
            assert path.read_text(encoding="utf-8").startswith(f"# {header}\n"), path
    assert json.loads((package / "openapi.json").read_text(encoding="utf-8"))["x-written-by"] == header


def test_the_request_is_built(load: Callable[[str], ModuleType]) -> None:
    """An operation's module builds the request: parameter names are the document's, its defaults are not sent."""
    module = load("shop_api.api.old_items.get_item")
    request = module.build("a/b", values=["x", "y"], x_trace="t")
    assert (request.operation.method, request.target) == ("GET", "/items/a%2Fb")
    assert request.query_string == "values=x&values=y"
    assert request.headers == {"X-Trace": "t"}
    assert request.content is None
    assert module.build("1").query_string == ""


def test_the_response_is_parsed(load: Callable[[str], ModuleType]) -> None:
    """An operation's module parses documented responses only."""
    errors = load("shop_api.errors")
    assert load("shop_api.api.old_items.get_item").parse(200, ITEM).id == "1"
    assert load("shop_api.api.old_items.create_item").parse(204, None) is None
    with pytest.raises(errors.UnexpectedStatus):
        load("shop_api.api.old_items.create_item").parse(200, ITEM)


def test_a_model_round_trips(load: Callable[[str], ModuleType]) -> None:
    """A model writes the object that it read, whatever the names of its properties."""
    item = load("shop_api.models").Item.from_dict(ITEM)
    assert item.to_dict() == ITEM
    assert item.values[0].to_dict() == ITEM["values"][0]
    assert (item.class_, item.born.year, item.size, item.field) == ("a_b", 2025, None, None)
    nested = {**ITEM, "field": {"id": "3", "class": "A b"}}
    assert load("shop_api.models").Item.from_dict(nested).to_dict() == nested


def test_a_request_body_is_json(load: Callable[[str], ModuleType]) -> None:
    """The body of a request is the model's to_dict as compact JSON."""
    item = load("shop_api.models").Item(id="ü", class_="a-b")
    request = load("shop_api.api.old_items.create_item").build(body=item)
    assert request.content == '{"id":"ü","class":"a-b"}'.encode()
    assert request.headers == {"Content-Type": "application/json"}


def test_a_bearer_scheme_sends_a_bearer_token(load: Callable[[str], ModuleType]) -> None:
    """The client sends the credential as the document's security scheme says."""
    client = load("shop_api").AuthenticatedClient("https://shop.example", token="t0ken")
    assert client.get_httpx_client().headers["Authorization"] == "Bearer t0ken"


def test_check_passes_after_generating(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Just after generating, --check passes and writes nothing."""
    before = _files(root)
    assert generate.main(["--root", str(root), "--check"]) == 0
    assert capsys.readouterr().out == "generated code is current\n"
    assert _files(root) == before


def _touch_one_byte(root: Path) -> str:
    path = root / "generated/shop_api/models/item.py"
    data = path.read_bytes()
    path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    return "generated/shop_api: differs: models/item.py"


def _add_a_file(root: Path) -> str:
    (root / "generated/shop_api/models/new.py").touch()
    return "generated/shop_api: unexpected: models/new.py"


def _remove_a_file(root: Path) -> str:
    (root / "generated/shop_api/py.typed").unlink()
    return "generated/shop_api: missing: py.typed"


def _touch_the_sandboxs_document(root: Path) -> str:
    _change(root / "sandbox/truespec_sandbox/documents/shop.json", "3.0.3", "3.0.4")
    return "sandbox/truespec_sandbox/documents: differs: shop.json"


def _remove_the_api(root: Path) -> str:
    shutil.copytree(root / "openapi/shop", root / "openapi/other")
    shutil.rmtree(root / "openapi/shop")
    return "generated/shop_api: its API is not in openapi/"


@pytest.mark.parametrize(
    "change", [_touch_one_byte, _add_a_file, _remove_a_file, _touch_the_sandboxs_document, _remove_the_api]
)
def test_check_reports_differences(
    root: Path, capsys: pytest.CaptureFixture[str], change: Callable[[Path], str]
) -> None:
    """One changed byte, one file more or one less: exit code 1, the file is named, and nothing is written."""
    difference = change(root)
    before = _files(root)
    assert generate.main(["--root", str(root), "--check"]) == 1
    assert difference in capsys.readouterr().err.splitlines()
    assert _files(root) == before


@pytest.mark.parametrize("change", [_touch_one_byte, _add_a_file, _remove_a_file, _touch_the_sandboxs_document])
def test_generating_restores_the_folders(root: Path, generated: Path, change: Callable[[Path], str]) -> None:
    """Generating again undoes each change, and removes files that do not belong."""
    change(root)
    assert generate.main(["--root", str(root)]) == 0
    assert _files(root) == _files(generated)


BAD_INPUTS = {
    "YAML that does not parse": ("1.yaml", "info: {", "info: [", "openapi/shop/1.yaml:2:"),
    "a duplicate key": (
        "1.yaml",
        "summary: Get one",
        "operationId: x",
        "openapi/shop/1.yaml:10:7: duplicate key 'oper",
    ),
    "an action that matches nothing": (
        "overlay.yaml",
        "schemas.Item",
        "schemas.Thing",
        "openapi/shop/overlay.yaml:3:11: the target $.components.schemas.Thing.properties.id matches nothing",
    ),
    "a contract action that matches nothing": (
        "contract.yaml",
        "schemas.Item",
        "schemas.Thing",
        "openapi/shop/contract.yaml:3:11: the target $.components.schemas.Thing matches nothing",
    ),
    "two equal operationIds": (
        "1.yaml",
        "operationId: createItem",
        "operationId: getItem",
        "openapi/shop/1.yaml:23:20: operationId 'getItem' of POST /items is also that of GET /items/{itemId}",
    ),
    "a type that the generator does not know": (
        "1.yaml",
        "size: {type: integer",
        "size: {type: whole",
        "openapi/shop/1.yaml",
    ),
}


@pytest.mark.parametrize("check", [False, True], ids=["write", "check"])
@pytest.mark.parametrize(("file", "old", "new", "message"), BAD_INPUTS.values(), ids=BAD_INPUTS)
def test_bad_input_leaves_the_old_folders(  # noqa: PLR0913  (four of them describe the input)
    root: Path, capsys: pytest.CaptureFixture[str], file: str, old: str, new: str, message: str, *, check: bool
) -> None:
    """Bad input: exit code 2, the position, and the old folders are unchanged byte for byte."""
    _change(root / "openapi/shop" / file, old, new)
    before = _files(root)
    assert generate.main(["--root", str(root), *(["--check"] if check else [])]) == 2
    error = capsys.readouterr().err
    assert error.startswith(message)
    assert error.endswith("\nnothing was written\n")
    assert _files(root) == before


def test_a_bad_api_leaves_all_folders(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """When the second of two APIs cannot be used, the first is not written either."""
    shutil.copytree(root / "openapi/shop", root / "openapi/zoo")
    _change(root / "openapi/shop/1.yaml", "Get one", "Read one")
    _change(root / "openapi/zoo/1.yaml", "operationId: createItem", "operationId: getItem")
    before = _files(root)
    assert generate.main(["--root", str(root)]) == 2
    assert capsys.readouterr().err.startswith("openapi/zoo/1.yaml:23:20: ")
    assert _files(root) == before


@pytest.mark.parametrize(
    ("names", "message"),
    [((), "; there is none"), (("1.yaml", "2.yaml"), "; there is 1.yaml, 2.yaml")],
    ids=["none", "two"],
)
def test_an_api_has_one_published_document(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], names: tuple[str, ...], message: str
) -> None:
    """A folder with no published document, or with two, is an error."""
    (tmp_path / "openapi/shop").mkdir(parents=True)
    for name in names:
        (tmp_path / "openapi/shop" / name).write_text(DOCUMENT, encoding="utf-8")
    assert generate.main(["--root", str(tmp_path)]) == 2
    assert capsys.readouterr().err.startswith("openapi/shop: keep exactly one published document beside overlay.yaml")
    assert generate.main(["--root", str(tmp_path)]) == 2
    assert message in capsys.readouterr().err


def test_a_project_without_documents(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without any folder in openapi/ there is an error, and no client is removed."""
    package = tmp_path / "generated/shop_api"
    package.mkdir(parents=True)
    (package / "openapi.json").touch()
    assert generate.main(["--root", str(tmp_path)]) == 2
    assert capsys.readouterr().err.startswith("openapi: no API here")
    assert (package / "openapi.json").exists()


def test_overlays_may_be_missing(root: Path) -> None:
    """A document without overlays is generated from as it is."""
    (root / "openapi/shop/overlay.yaml").unlink()
    (root / "openapi/shop/contract.yaml").unlink()
    assert generate.main(["--root", str(root)]) == 0
    client, contract = (
        json.loads((root / path).read_text(encoding="utf-8"))
        for path in ("generated/shop_api/openapi.json", "sandbox/truespec_sandbox/documents/shop.json")
    )
    assert client == contract
    assert client["x-written-by"] == "Written by `make generate` from openapi/shop/1.yaml; do not edit."


def test_a_removed_api(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Generating removes the client and the sandbox's document of an API without a folder, and nothing else."""
    _remove_the_api(root)
    (root / "generated/notes_api").mkdir()  # not written by the generator: it has no openapi.json
    (root / "generated/notes_api/notes.txt").touch()
    assert generate.main(["--root", str(root)]) == 0
    assert "removed generated/shop_api: its API is not in openapi/" in capsys.readouterr().out
    assert sorted(path.name for path in (root / "generated").iterdir()) == ["notes_api", "other_api"]
    assert [path.name for path in (root / "sandbox/truespec_sandbox/documents").iterdir()] == ["other.json"]


@pytest.mark.parametrize("change", [None, _touch_one_byte, _remove_the_api])
def test_nothing_is_left_in_the_work_folder(root: Path, change: Callable[[Path], str] | None) -> None:
    """The temporary folder is empty after every run, failed or not."""
    if change:
        change(root)
    generate.main(["--root", str(root)])
    assert list((root / ".generating").iterdir()) == []
    (root / next(root.glob("openapi/*/1.yaml"))).write_text("{", encoding="utf-8")
    assert generate.main(["--root", str(root)]) == 2
    assert list((root / ".generating").iterdir()) == []


def test_generating_twice_writes_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A second run does not touch any file or folder, its modification time included."""
    before = {path: path.stat().st_mtime_ns for top in ("generated", "sandbox") for path in (root / top).rglob("*")}
    assert generate.main(["--root", str(root)]) == 0
    assert capsys.readouterr().out == "generated code is current\n"
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_the_bytes_do_not_depend_on_the_hash_seed(generated: Path, project: Path, tmp_path: Path) -> None:
    """Two runs under different hash seeds, in different folders, write the same bytes."""
    files: list[dict[str, bytes]] = []
    for seed in ("1", "2"):
        root = tmp_path / seed
        shutil.copytree(generated / "openapi", root / "openapi")
        command = [sys.executable, "-m", "scripts.generate", "--root", str(root)]
        subprocess.run(command, cwd=project, env={**os.environ, "PYTHONHASHSEED": seed}, check=True)
        files.append(_files(root))
    assert files[0] == files[1] == _files(generated)
    assert "generated/shop_api/models/item.py" in files[0]


_SIDES = """\
openapi: VERSION
info: {title: t, version: v}
paths:
  /a:
    post:
      operationId: makeA
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Sent'}}}}
      responses:
        '201': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Received'}}}}
    put:
      operationId: putA
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Shared'}}}}
      responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Shared'}}}}}
components:
  schemas:
    Id: {type: string, readOnly: true}
    Plain: &plain
      type: object
      required: [id, pin, name]
      properties: {id: {$ref: '#/components/schemas/Id'}, pin: {type: string, writeOnly: true}, name: {type: string}}
    Sent: {allOf: [*plain, {type: object, properties: {inner: {$ref: '#/components/schemas/Inner'}}}]}
    Inner: *plain
    Received: {type: object, properties: {list: {type: array, items: {$ref: '#/components/schemas/Item'}}}}
    Item: *plain
    Shared: *plain
"""


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
def test_required_on_one_side(tmp_path: Path, version: str) -> None:
    """A model asks for a read-only property in responses only, and for a write-only one in requests only."""
    (tmp_path / "openapi/x").mkdir(parents=True)
    (tmp_path / "openapi/x/1.yaml").write_text(_SIDES.replace("VERSION", version), encoding="utf-8")
    generate.run(tmp_path)
    code = """
import json, sys
sys.path.insert(0, sys.argv[1])
import attrs
from x_api import models
names = ("Plain", "Sent", "Inner", "Item", "Shared")
print(json.dumps({name: [f.name for f in attrs.fields(getattr(models, name)) if f.default is attrs.NOTHING] for name in names}))
print(models.Item.from_dict({"id": "1", "name": "a"}).to_dict(), models.Inner(pin="1", name="a").to_dict())
"""
    command = [sys.executable, "-c", code, str(tmp_path / "generated")]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    assert json.loads(lines[0]) == {
        "Plain": ["id", "pin", "name"],
        "Sent": ["pin", "name"],
        "Inner": ["pin", "name"],
        "Item": ["id", "name"],
        "Shared": ["name"],
    }
    assert lines[1] == "{'id': '1', 'name': 'a'} {'pin': '1', 'name': 'a'}"
