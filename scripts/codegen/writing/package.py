"""Write the package of a client: run openapi-python-client in this process with our templates, and finish its files."""

from __future__ import annotations

import contextlib
import errno
import functools
import io
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openapi_python_client import Project
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError
from openapi_python_client.parser.properties import ModelProperty
from openapi_python_client.schema.untrusted_string import UntrustedString

from scripts._errors import SourceError
from scripts.codegen.reading import (
    Document,
    build_pointer,
    is_array,
    is_object,
    iter_operations,
    merge_properties,
    resolve,
)
from scripts.codegen.writing import expressions
from scripts.codegen.writing.docstrings import describe_property
from scripts.codegen.writing.generator_input import prepare
from scripts.codegen.writing.names import (
    TEMPLATES,
    get_real_name,
    override_class_names,
    rename_reserved_members,
    to_module_name,
)
from scripts.codegen.writing.operations import ContextBuilder, list_security_schemes
from scripts.codegen.writing.sides import relax_required
from scripts.codegen.writing.union_tables import UnionWriter
from scripts.codegen.writing.unions import UnionReader
from scripts.codegen.writing.validators import ValidatorWriter

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from scripts.codegen.reading import JSON
    from scripts.codegen.writing.generator_input import GeneratorInput
    from scripts.codegen.writing.schema_input import SchemaRewriter

# Our modules that openapi-python-client has no template for.
_EXTRA_MODULES = ("bodies", "decoding", "lazy", "responses", "serialization")
_RUFF_OPTIONS = ("--isolated", "--no-cache", "--target-version", "py311", "--line-length", "120", "--exclude", "")


def write_package(document: Document, package: Path, header: str) -> None:
    """Write the client of a document.

    Args:
        document: The document, checked.
        package: The folder to write; it must not exist.
        header: The first line of each file, without the ``#``.

    Raises:
        SourceError: openapi-python-client reported anything (its warnings are about what it leaves out), or left out a
            schema silently.
    """
    document = Document(document.name, relax_required(document.value), document.positions)
    generator_input = prepare(document.value)
    config = _configure(document.value, generator_input, package)
    with _readable_names():
        data = GeneratorData.from_dict(generator_input.document, config=config)
    if isinstance(data, GeneratorError):
        raise _report(document, [data])
    errors = [error for tag in data.endpoint_collections_by_tag.values() for error in tag.parse_errors]
    if data.errors or errors:
        raise _report(document, [*data.errors, *errors])
    rename_reserved_members(data.models)
    project = Project(openapi=data, config=config, custom_template_path=TEMPLATES)
    project.env.filters["get_text"] = _get_text
    project.env.filters["literal"] = (
        repr  # every text of the document becomes code through it, here and in `expressions`
    )
    project.env.filters["escape_last_quote"] = _escape_last_quote
    schemas = generator_input.schemas
    classes = {_get_text(model.data.description): str(model.class_info.name) for model in data.models}
    validators = ValidatorWriter(document.value, schemas)
    codec = expressions.Codec(UnionWriter(UnionReader(document.value, schemas), validators), schemas, classes)
    project.env.globals.update(_template_globals(document.value, generator_input, data, codec, header))
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            problems = project.build()
    except OSError as error:
        if error.errno != errno.ENAMETOOLONG:
            raise
        name = Path(str(error.filename)).name
        message = f"{document.name}: a name is too long for a file: shorten its parts: {name}"
        raise SourceError(message) from error
    if problems:
        raise _report(document, problems)
    check_models(document, data, schemas)
    if union_schemas := validators.build():
        text = json.dumps(union_schemas, indent=1, ensure_ascii=False)
        (package / "unions.json").write_text(text + "\n", encoding="utf-8")
    for name in _EXTRA_MODULES:
        text = project.env.get_template(f"{name}.py.jinja").render()
        (package / f"{name}.py").write_text(text, encoding="utf-8")
    _finish(package, header)


def _configure(document: JSON, generator_input: GeneratorInput, package: Path) -> Config:
    # There is no configuration file to mistype a key in: these are all the settings, for every document.
    return Config.from_sources(
        ConfigFile(
            literal_enums=True,
            docstrings_on_attributes=True,
            post_hooks=[],
            class_overrides=override_class_names(document),
            content_type_overrides=generator_input.media_types,
        ),
        meta_type=MetaType.NONE,
        document_source=package,
        file_encoding="utf-8",
        overwrite=False,
        output_path=package,
    )


def _template_globals(
    document: JSON, generator_input: GeneratorInput, data: GeneratorData, codec: expressions.Codec, header: str
) -> dict[str, Any]:
    return {
        "document": document,
        "header": header,
        "decode": codec.decode,
        "decode_typed": codec.decode_typed,
        "encode": codec.encode,
        "take_union_tables": codec.take_tables,
        "annotate": expressions.annotate,
        "has_files": expressions.has_files,
        "write_part": expressions.PartWriter(_list_part_types(document, data)).write,
        "describe_properties": functools.partial(_describe_properties, document, generator_input.schemas),
        "describe_model": functools.partial(_describe_model, generator_input.schemas),
        "list_personal": functools.partial(_list_personal, document, generator_input.schemas),
        "personal_names": sorted(_find_personal_names(document)),
        "build_context": ContextBuilder(document, generator_input).build,
        "list_security_schemes": functools.partial(list_security_schemes, document),
    }


def _describe_model(schemas: SchemaRewriter, model: ModelProperty) -> str:
    """Return the description of a model's schema."""
    return str(schemas.originals[_get_text(model.data.description)].get("description", ""))


def _describe_properties(document: JSON, schemas: SchemaRewriter, model: ModelProperty) -> dict[str, str]:
    """Return the description of each property of a model, by its name on the wire."""
    properties = merge_properties(document, schemas.originals[_get_text(model.data.description)])
    return {name: describe_property(document, property_schema) for name, property_schema in properties.items()}


def _list_personal(document: JSON, schemas: SchemaRewriter, model: ModelProperty) -> list[str]:
    """Return the names of the properties of a model that the document marks as personal data."""
    properties = merge_properties(document, schemas.originals[_get_text(model.data.description)])
    return [name for name, value in properties.items() if _is_personal(resolve(document, value))]


def _find_personal_names(node: JSON) -> set[str]:
    """Return the names of all properties that the document marks as personal data."""
    if is_array(node):
        return {name for item in node for name in _find_personal_names(item)}
    if not is_object(node):
        return set()
    properties = node.get("properties")
    names = {name for name, value in properties.items() if _is_personal(value)} if is_object(properties) else set[str]()
    return names | {name for value in node.values() for name in _find_personal_names(value)}


def _is_personal(schema: JSON) -> bool:
    return is_object(schema) and schema.get("x-personal") is True


def _list_part_types(document: JSON, data: GeneratorData) -> dict[str, dict[str, str]]:
    """Return the content types of the document's `encoding`: model of a multipart body -> part -> content types."""
    contents = {to_module_name(operation.id): operation.request_content for operation in iter_operations(document)}
    part_types: dict[str, dict[str, str]] = {}
    for tag in data.endpoint_collections_by_tag.values():
        for endpoint in tag.endpoints:
            for body in endpoint.bodies:
                if isinstance(body.prop, ModelProperty) and body.prop.is_multipart_body:
                    media_object = contents[str(endpoint.name)][body.content_type.get_untrusted_value()]
                    part_types[str(body.prop.class_info.name)] = {
                        name: part["contentType"]
                        for name, part in media_object.get("encoding", {}).items()
                        if "contentType" in part
                    }
    return part_types


def _get_text(value: UntrustedString | str | None) -> str:
    """Return a document's text as it is; templates pass it on to a filter that makes it safe."""
    return get_real_name(value.get_untrusted_value() if isinstance(value, UntrustedString) else value or "")


def _escape_last_quote(text: str) -> str:
    """Escape a double quote at the end of a text, so that a docstring's closing quotes may follow."""
    match = re.search(r'(\\*)"$', text)
    return f'{text[:-1]}\\"' if match and len(match[1]) % 2 == 0 else text


def check_models(document: Document, data: GeneratorData, schemas: SchemaRewriter) -> None:
    """Raise SourceError for the object and enum schemas of the components that got no class."""
    written = {_get_text(model.data.description) for model in data.models}
    written |= {_get_text(enum.description) for enum in data.enums}
    problems = [
        f"{document.locate(pointer)}: the schema {name!r} would be lost: openapi-python-client wrote no class for it"
        for name in document.value.get("components", {}).get("schemas", {})
        if (rewritten := schemas.rewritten[pointer := build_pointer("components", "schemas", name)])
        and (rewritten.get("type") == "object" or "enum" in rewritten)
        and pointer not in written
    ]
    if problems:
        raise SourceError("\n".join(problems))


@contextlib.contextmanager
def _readable_names() -> Generator[None]:
    """Let the messages of openapi-python-client have the names of the document, which it hides from templates."""
    original = UntrustedString.__str__
    UntrustedString.__str__ = UntrustedString.get_untrusted_value  # type: ignore[method-assign, assignment]  # undone below
    try:
        yield
    finally:
        UntrustedString.__str__ = original  # type: ignore[method-assign]  # as it was


def _report(document: Document, errors: Iterable[GeneratorError]) -> SourceError:
    lines = "\n".join(f"  {error.header}: {error.detail}" for error in errors)
    return SourceError(f"{document.name}: openapi-python-client would leave something out:\n{lines}")


def _finish(package: Path, header: str) -> None:
    """Put the header on each file of a package, sort imports, remove unused ones, and format."""
    for module in package.rglob("*.py"):
        module.write_text(f"# {header}\n{module.read_text(encoding='utf-8').lstrip()}", encoding="utf-8")
    (package / "py.typed").write_text(f"# {header}\n", encoding="utf-8")
    # With no other settings, wherever the folder is.
    for command, *options in (["check", "--fix", "--exit-zero", "--select", "I,F401"], ["format"]):
        process = subprocess.run(  # noqa: S603  (our own arguments only)
            [sys.executable, "-I", "-m", "ruff", command, *_RUFF_OPTIONS, *options, "."],
            cwd=package,
            capture_output=True,
            text=True,
            check=False,
        )
        if process.returncode:
            message = f"ruff {command} failed on the generated code:\n{process.stdout}{process.stderr}"
            raise SourceError(message)
