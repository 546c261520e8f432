"""Run openapi-python-client in this process, with our templates and the whole document in their sight."""

from __future__ import annotations

import contextlib
import functools
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openapi_python_client import Project
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError
from openapi_python_client.parser.properties import ModelProperty
from openapi_python_client.schema.untrusted_string import UntrustedString
from openapi_python_client.strings import PythonIdentifier

from scripts._errors import SourceError
from scripts.codegen.reading import iter_operations as operations
from scripts.codegen.reading import merge_properties as properties
from scripts.codegen.writing import _expressions, _multipart, _replies, _security
from scripts.codegen.writing._describe import property_text
from scripts.codegen.writing._discriminators import discriminators
from scripts.codegen.writing._dropped import check_models
from scripts.codegen.writing._feed import feed
from scripts.codegen.writing._finishing import finish
from scripts.codegen.writing._names import class_overrides, rename_members
from scripts.codegen.writing._operation import PREFIX, Describer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scripts.codegen.reading import JSON, Document
    from scripts.codegen.writing._feed import Feed

TEMPLATES = Path(__file__).parents[1] / "templates"
# Modules of ours that the generator has no template for.
_EXTRA_MODULES = ("answers", "bodies", "decoding", "lazy", "serialization")


def write_package(document: Document, package: Path, written_by: str) -> None:
    """Write the low-level client for ``document`` into the new folder ``package``.

    ``written_by`` is the sentence that heads each file.  Raises SourceError when the generator reports anything at all
    (its warnings are the things that it left out), or leaves a schema out without a word.
    """
    fed = feed(document.value)
    config = _config(document.value, fed, package)
    data = GeneratorData.from_dict(fed.document, config=config)
    if isinstance(data, GeneratorError):
        raise _reported(document, [data])
    found = [error for tag in data.endpoint_collections_by_tag.values() for error in tag.parse_errors]
    if data.errors or found:
        raise _reported(document, [*data.errors, *found])
    rename_members(data.models)
    project = Project(openapi=data, config=config, custom_template_path=TEMPLATES)
    project.env.filters["string_of"] = _string_of
    project.env.filters["ended"] = _ended
    project.env.globals.update(_names(document.value, fed, data, written_by))
    with contextlib.redirect_stdout(io.StringIO()):
        errors = project.build()
    if errors:
        raise _reported(document, errors)
    check_models(document, data)
    for name in _EXTRA_MODULES:
        text = project.env.get_template(f"{name}.py.jinja").render()
        (package / f"{name}.py").write_text(text, encoding="utf-8")
    finish(package, written_by)


def _config(document: JSON, fed: Feed, package: Path) -> Config:
    # There is no configuration file to mistype a key in: these are all the settings, for every document.
    return Config.from_sources(
        ConfigFile(
            literal_enums=True,
            docstrings_on_attributes=True,
            post_hooks=[],
            class_overrides=class_overrides(document),
            content_type_overrides=fed.overrides,
        ),
        meta_type=MetaType.NONE,
        document_source=package,
        file_encoding="utf-8",
        overwrite=False,
        output_path=package,
    )


def _names(document: JSON, fed: Feed, data: GeneratorData, written_by: str) -> dict[str, Any]:
    """What the templates can use beside the generator's own names."""
    expressions = _expressions.Expressions(discriminators(document))
    return {
        "document": document,
        "written_by": written_by,
        "decode": expressions.decode,
        "encode": expressions.encode,
        "has_files": _expressions.has_files,
        "type_of": _expressions.type_of,
        "texts_of": functools.partial(_texts, document),
        "part_of": _multipart.Parts(_encodings(document, data)).part,
        "operation_of": Describer(document, fed, _expressions.type_of).operation,
        "security_of": functools.partial(_security.schemes, document),
        "successes": _replies.successes,
    }


def _texts(document: JSON, model: ModelProperty) -> dict[str, str]:
    """What the document says of each property of a model, by its name on the wire."""
    schema = model.data.model_dump(mode="json", by_alias=True, exclude_unset=True)
    return {name: property_text(document, found) for name, found in properties(document, schema).items()}


def _encodings(document: JSON, data: GeneratorData) -> dict[str, dict[str, str]]:
    """For each model that is a multipart body: its parts' content types, as the document's `encoding` gives them."""
    found: dict[str, dict[str, str]] = {}
    bodies = {PythonIdentifier(operation.id, PREFIX): operation.request_content for operation in operations(document)}
    for collection in data.endpoint_collections_by_tag.values():
        for endpoint in collection.endpoints:
            for body in endpoint.bodies:
                if isinstance(body.prop, ModelProperty) and body.prop.is_multipart_body:
                    described = (
                        bodies[endpoint.name][body.content_type.get_untrusted_value()].get("encoding", {}).items()
                    )
                    found[str(body.prop.class_info.name)] = {
                        name: encoding["contentType"] for name, encoding in described if "contentType" in encoding
                    }
    return found


def _string_of(value: UntrustedString | str | None) -> str:
    """Text of the document as it is; templates pass it on to a filter that makes it safe."""
    return value.get_untrusted_value() if isinstance(value, UntrustedString) else value or ""


def _ended(text: str) -> str:
    """Text of a docstring that the closing quotes may follow: a quote of its own at the end is escaped."""
    found = re.search(r'(\\*)"$', text)
    return f'{text[:-1]}\\"' if found and len(found[1]) % 2 == 0 else text


def _reported(document: Document, errors: Iterable[GeneratorError]) -> SourceError:
    told = "\n".join(f"  {error.header}: {error.detail}" for error in errors)
    told = re.sub(r"<\S*UntrustedString object at 0x[0-9a-f]+>", "(a name of the document)", told)
    return SourceError(f"{document.name}: openapi-python-client would leave something out:\n{told}")
