"""Each template, rendered for a small document."""

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

# Template -> a file that it writes, and a pattern in it.
WRITTEN = {
    "responses": ("responses.py", r"def read_file\("),
    "api_init": ("api/__init__.py", r'"""The operations: a package for each tag'),
    "bodies": ("bodies.py", r"def choose_media_type\("),
    "client": ("client.py", r'auth_header_name: str = .*"X-Kite-Key"'),
    "decoding": ("decoding.py", r"def parse_datetime\("),
    "endpoint_init": ("api/kites/__init__.py", "``kites``"),
    "endpoint_module": ("api/kites/get_kite.py", r'"""Read a kite\.  ``GET /kites/\{kite_id\}``\n\nGives one kite\.'),
    "errors": ("errors.py", r"class UnexpectedStatus\(_ResponseError\)"),
    "literal_enum": ("models/kite_colour.py", r"KiteColour: TypeAlias = Literal\[\s*\"blue\",\s*\"red\",?\s*\]"),
    "model": ("models/kite.py", r'class Kite:\n    """A thing that flies\."""\n\n    colour: KiteColour\n'),
    "lazy": ("lazy.py", r"def attach_lazy\("),
    "models_init": ("models/__init__.py", r'"Kite": "\.kite:Kite",'),
    "package_init": ("__init__.py", r"Kite shop, version 7\."),
    "serialization": ("serialization.py", r"def serialize\("),
    "types": ("types.py", r"class Unset\(enum\.Enum\)"),
}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the package generated from the document."""
    root = tmp_path_factory.mktemp("templates")
    (root / "openapi" / "kites").mkdir(parents=True)
    (root / "openapi" / "kites" / "7.yaml").write_text(DOCUMENT, encoding="utf-8")
    generate.run(root)
    return root / "generated" / "kites_api"


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*.jinja")), ids=lambda path: path.name)
def test_each_template_writes_its_file(package: Path, path: Path) -> None:
    """Each template writes its file with the document's values."""
    name, pattern = WRITTEN[path.name.removesuffix(".py.jinja")]
    assert re.search(pattern, (package / name).read_text(encoding="utf-8")), name


def test_every_template_is_tested() -> None:
    """Each of our templates is in the table."""
    assert {path.name.removesuffix(".py.jinja") for path in TEMPLATES.glob("*.jinja")} == set(WRITTEN)


def test_an_enum_with_null(package: Path) -> None:
    """An enum with null among its values becomes a Literal or None, whether nullable repeats it or not."""
    text = (package / "models" / "kite.py").read_text(encoding="utf-8")
    assert re.search(r"^    tail: KiteTailType1 \| None \| Unset = UNSET$", text, re.MULTILINE), text
