"""Each template, rendered on a document made for it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts import generate

TEMPLATES = Path(generate.__file__).parent / "codegen" / "templates"

DOCUMENT = """
openapi: 3.0.3
info: {title: Kite shop, version: '7'}
servers: [{url: 'https://kites.example'}]
security: [{key: []}]
paths:
  /kites/{kite_id}:
    get:
      tags: [Kites]
      operationId: getKite
      summary: Read a kite
      description: Gives one kite.
      parameters: [{name: kite_id, in: path, required: true, description: Which one., schema: {type: string}}]
      responses:
        '200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Kite'}}}}
components:
  securitySchemes: {key: {type: apiKey, in: header, name: X-Kite-Key}}
  schemas:
    Kite:
      type: object
      description: A thing that flies.
      required: [colour]
      properties:
        colour: {type: string, enum: [red, blue], description: Its colour.}
        flown: {type: string, format: date-time}
        tail: {type: string, nullable: true, enum: [long, short, null]}
"""

# Template -> a file that it writes, and what must stand in it.
WRITTEN = {
    "answers": ("answers.py", r"def file_of\("),
    "api_init": ("api/__init__.py", r'"""One package for each tag'),
    "bodies": ("bodies.py", r"def media_type_of\("),
    "client": ("client.py", r'auth_header_name: str = .*"X-Kite-Key"'),
    "decoding": ("decoding.py", r"def date_time\("),
    "endpoint_init": ("api/kites/__init__.py", "``kites``"),
    "endpoint_module": ("api/kites/get_kite.py", r'"""Read a kite\.  ``GET /kites/\{kite_id\}``\n\nGives one kite\.'),
    "errors": ("errors.py", r"class UnexpectedStatus\(Exception\)"),
    "literal_enum": ("models/kite_colour.py", r"KiteColour: TypeAlias = Literal\[\s*\"blue\",\s*\"red\",?\s*\]"),
    "model": ("models/kite.py", r'class Kite:\n    """A thing that flies\."""\n\n    colour: KiteColour\n'),
    "lazy": ("lazy.py", r"def lazily\("),
    "models_init": ("models/__init__.py", r'"Kite": "\.kite:Kite",'),
    "package_init": ("__init__.py", r"Kite shop, version 7\."),
    "serialization": ("serialization.py", r"def styled\("),
    "types": ("types.py", r"class Unset\(enum\.Enum\)"),
}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package that the document becomes."""
    root = tmp_path_factory.mktemp("templates")
    (root / "openapi" / "kites").mkdir(parents=True)
    (root / "openapi" / "kites" / "7.yaml").write_text(DOCUMENT, encoding="utf-8")
    generate.run(root)
    return root / "generated" / "kites_api"


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*.jinja")), ids=lambda path: path.name)
def test_each_template_writes_its_file(package: Path, path: Path) -> None:
    """Each template of ours writes the file that is its own, with what the document says in it."""
    name, wanted = WRITTEN[path.name.removesuffix(".py.jinja")]
    assert re.search(wanted, (package / name).read_text(encoding="utf-8")), name


def test_no_template_is_of_others() -> None:
    """Every file of a package comes from a template of ours: none is left to the generator's own."""
    assert {path.name.removesuffix(".py.jinja") for path in TEMPLATES.glob("*.jinja")} == set(WRITTEN)


def test_a_word_or_null_is_one_of_two_kinds(package: Path) -> None:
    """An enum that names null beside its words becomes one Literal or None, said twice or not."""
    text = (package / "models" / "kite.py").read_text(encoding="utf-8")
    assert re.search(r"^    tail: KiteTailType1 \| None \| Unset = UNSET$", text, re.MULTILINE), text
