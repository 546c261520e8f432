"""Run openapi-python-client in this process, with our templates and the whole document in their sight."""

from __future__ import annotations

import contextlib
import functools
import io
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

from scripts import _expressions
from scripts._discriminators import discriminators
from scripts._errors import SourceError
from scripts._prechecks import parameters, resolve

if TYPE_CHECKING:
    from collections.abc import Iterable

    from openapi_python_client.parser.openapi import Endpoint

    from scripts._overlay import Document
    from scripts._yaml import JSON

TEMPLATES = Path(__file__).parent / "templates"
_EXTRA_MODULES = ("decoding", "serialization")  # modules of ours that the generator has no template for


def write_package(document: Document, package: Path, written_by: str) -> None:
    """Write the low-level client for ``document`` into the new folder ``package``.

    ``written_by`` is the sentence that heads each file.  Raises SourceError when the generator reports anything at all:
    its warnings are the things that it left out.
    """
    config = Config.from_sources(
        ConfigFile(literal_enums=True, docstrings_on_attributes=True, post_hooks=[]),
        meta_type=MetaType.NONE,
        document_source=package,
        file_encoding="utf-8",
        overwrite=False,
        output_path=package,
    )
    data = GeneratorData.from_dict(document.value, config=config)
    if isinstance(data, GeneratorError):
        raise _reported(document, [data])
    project = Project(openapi=data, config=config, custom_template_path=TEMPLATES)
    project.env.filters["string_of"] = _string_of
    expressions = _expressions.Expressions(discriminators(document.value))
    names: dict[str, Any] = project.env.globals
    names.update(
        document=document.value,
        written_by=written_by,
        decode=expressions.decode,
        encode=expressions.encode,
        has_files=_expressions.has_files,
        type_of=_expressions.type_of,
        part_of=_expressions.Parts(_encodings(document.value, data)).part,
        operation_of=functools.partial(_operation_of, document.value),
    )
    with contextlib.redirect_stdout(io.StringIO()):
        errors = project.build()
    if errors:
        raise _reported(document, errors)
    for name in _EXTRA_MODULES:
        text = project.env.get_template(f"{name}.py.jinja").render()
        (package / f"{name}.py").write_text(text, encoding="utf-8")
    _head(package, written_by)
    _format(package)


def _operation_of(document: JSON, endpoint: Endpoint) -> dict[str, JSON]:
    """What the templates want to know of an operation and the generator does not keep."""
    # The generator renames path parameters in its path, so the operation is found by the shape of the path.
    for path, item in document["paths"].items():
        operation = item.get(endpoint.method)
        if operation is not None and _shape(path) == _shape(endpoint.path.get_untrusted_value()):
            found = parameters(document, path, operation)
            return {
                "id": operation["operationId"],
                "path": path,
                "parameters": found,
                "descriptions": {parameter["name"]: parameter.get("description", "") for parameter in found},
                "secured": bool(operation.get("security", document.get("security"))),
                "body": resolve(document, operation.get("requestBody", {})).get("content", {}),
            }
    message = f"{endpoint.method} {endpoint.path.get_untrusted_value()} is not in the document"
    raise SourceError(message)


def _encodings(document: JSON, data: GeneratorData) -> dict[str, dict[str, str]]:
    """For each model that is a multipart body: its parts' content types, as the document's `encoding` gives them."""
    found: dict[str, dict[str, str]] = {}
    for collection in data.endpoint_collections_by_tag.values():
        for endpoint in collection.endpoints:
            for body in endpoint.bodies:
                if isinstance(body.prop, ModelProperty) and body.prop.is_multipart_body:
                    content = _operation_of(document, endpoint)["body"]["multipart/form-data"]
                    parts = content.get("encoding", {}).items()
                    found[body.prop.class_info.name] = {
                        name: encoding["contentType"] for name, encoding in parts if "contentType" in encoding
                    }
    return found


def _string_of(value: UntrustedString | str | None) -> str:
    """Text of the document as it is; templates pass it on to a filter that makes it safe."""
    return value.get_untrusted_value() if isinstance(value, UntrustedString) else value or ""


def _shape(path: str) -> str:
    return "/".join("{}" if part.startswith("{") else part for part in path.split("/"))


def _reported(document: Document, errors: Iterable[GeneratorError]) -> SourceError:
    told = "\n".join(f"  {error.header}: {error.detail}" for error in errors)
    return SourceError(f"{document.name}: openapi-python-client would leave something out:\n{told}")


def _head(package: Path, written_by: str) -> None:
    for module in package.rglob("*.py"):
        module.write_text(
            f"# {written_by}\n{module.read_text(encoding='utf-8').lstrip()}",
            encoding="utf-8",
        )
    (package / "py.typed").write_text(f"# {written_by}\n", encoding="utf-8")


def _format(package: Path) -> None:
    """Sort imports, drop unused ones and format; with no settings but these, wherever the folder stands."""
    common = [
        "--isolated",
        "--no-cache",
        "--quiet",
        "--target-version",
        "py311",
        "--line-length",
        "120",
    ]
    for command in (
        ["check", "--fix", "--exit-zero", "--select", "I,F401"],
        ["format"],
    ):
        done = subprocess.run(  # noqa: S603  (our own arguments only)
            [
                sys.executable,
                "-P",
                "-m",
                "ruff",
                *command[:1],
                *common,
                *command[1:],
                "--exclude",
                "",
                ".",
            ],
            cwd=package,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            message = f"ruff {command[0]} failed on the generated code:\n{done.stdout}{done.stderr}"
            raise SourceError(message)
