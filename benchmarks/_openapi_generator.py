"""The Python client that openapi-generator writes; its package on PyPI carries the jar, Java has to be there."""

from __future__ import annotations

import hashlib
import importlib
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from attrs import frozen

from benchmarks import _peers

VERSION = "7.26.0"
_PACKAGE = "openapi_generator_client"
_SECONDS = 180
_NEEDS = ("python-dateutil==2.9.0.post0", "six==1.17.0", "urllib3==2.8.0")
"""What its output needs and the project may not have."""


@frozen
class Generated:
    """The modules of the client, loaded."""

    package: Any
    contacts: Any


def client(document: Path, below: Path) -> Generated:
    """Generate a client for the document below the folder, once, and import it.

    Raises PeerError without Java, and when the package cannot be installed or the generator fails.
    """
    java = shutil.which("java")
    if java is None:
        message = "openapi-generator runs on Java, and there is no java here"
        raise _peers.PeerError(message)
    _peers.add(_NEEDS, below)
    key = hashlib.sha256(document.read_bytes() + VERSION.encode()).hexdigest()[:16]
    folder = below / f"openapi-generator-{key}"
    if not folder.is_dir():
        jar = _peers.add([f"openapi-generator-cli=={VERSION}"], below) / "openapi_generator_cli/openapi-generator.jar"
        _generate([java, "-jar", str(jar)], document, folder)
    if str(folder) not in sys.path:
        sys.path.append(str(folder))
    importlib.invalidate_caches()
    return Generated(importlib.import_module(_PACKAGE), importlib.import_module(f"{_PACKAGE}.api.contacts_api"))


def _generate(generator: list[str], document: Path, folder: Path) -> None:
    work = Path(tempfile.mkdtemp(prefix="generating-", dir=folder.parent))
    command = [*generator, "generate", "-i", str(document), "-g", "python", "-o", str(work / "new")]
    try:
        _peers.run(
            [*command, "--additional-properties", f"packageName={_PACKAGE}"], "openapi-generator failed", _SECONDS
        )
        (work / "new").replace(folder)
    finally:
        shutil.rmtree(work, ignore_errors=True)
