"""The APIs of ``openapi/``: a folder each, with the published document and its overlays.

<version>.yaml or .json + overlay.yaml         -> the client's view
<version>.yaml + overlay.yaml + contract.yaml  -> the contract's view, which the sandbox implements
"""

from __future__ import annotations

import re
from pathlib import Path

from attrs import frozen

from scripts._errors import SourceError
from scripts.codegen.checks import check_document
from scripts.codegen.overlays import apply_overlay
from scripts.codegen.reading import Document, read_yaml

ROOT = Path(__file__).parents[2]
"""The project's folder."""

OVERLAYS = ("overlay.yaml", "contract.yaml")
# Other files of an API's folder.
_REVIEWED = ("ledger.yaml",)


@frozen
class APIDocuments:
    """The documents of one API, overlays applied and checked."""

    name: str
    published: Document
    client: Document
    contract: Document


def read_api(folder: Path, root: Path) -> APIDocuments:
    """Read the documents of one API.

    Args:
        folder: The API's folder.
        root: The project's folder, to which paths in messages are relative.

    Raises:
        SourceError: A document or overlay cannot be used; the message gives the position.
    """
    label = folder.relative_to(root)
    if not re.fullmatch(r"[a-z][a-z0-9_]*", folder.name):
        message = f"{label}: the folder's name becomes a package name: use lower-case letters, digits and underscores"
        raise SourceError(message)
    paths = [path for path in folder.iterdir() if path.suffix in {".yaml", ".yml", ".json"}]
    published = sorted(path for path in paths if path.name not in (*OVERLAYS, *_REVIEWED))
    if len(published) != 1:
        names = ", ".join(path.name for path in published) or "none"
        message = f"{label}: keep exactly one published document beside {' and '.join(OVERLAYS)}; there is {names}"
        raise SourceError(message)
    views = [read_yaml(published[0], f"{label}/{published[0].name}")]
    for name in OVERLAYS:
        overlay = folder / name
        views.append(apply_overlay(views[-1], read_yaml(overlay, f"{label}/{name}")) if overlay.exists() else views[-1])
    for view in views[1:]:
        check_document(view)
    return APIDocuments(folder.name, *views)


def read_apis(root: Path) -> list[APIDocuments]:
    """Read every API below ``root/openapi``, in the order of their names."""
    openapi = root / "openapi"
    folders = sorted(path for path in openapi.iterdir() if path.is_dir()) if openapi.is_dir() else []
    if not folders:
        message = "openapi: no API here; add a folder with the API's published document"
        raise SourceError(message)
    return [read_api(folder, root) for folder in folders]
