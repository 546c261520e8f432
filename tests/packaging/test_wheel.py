"""The wheel, installed into an environment that has nothing but what the wheel asks for."""

from __future__ import annotations

import importlib.metadata
import runpy
import zipfile
from pathlib import Path
from typing import Any

from truespec_pyinstaller import get_hook_dirs

ROOT = Path(__file__).parents[2]

PROGRAM = """
import sys
from clemta import Clemta, NotFoundError
from truespec_sandbox import running

assert "site-packages" in sys.modules["clemta"].__file__, sys.modules["clemta"].__file__
with running("clemta") as sandbox, Clemta(sandbox.api_key, base_url=sandbox.url) as clemta:
    company_id = sandbox.company_ids[0]
    contact = clemta.contacts.create(company_id=company_id, type="vendor", full_name="A", email="a@example.com")
    assert [each.id for each in clemta.contacts.list(company_id)] == [contact.id]
    clemta.contacts.delete(contact.id)
    try:
        clemta.contacts.get(contact.id)
    except NotFoundError as error:
        print(error.code)
"""


def test_the_wheel_has_everything_and_nothing_else(wheel: Path) -> None:
    """The wheel has every package of the three source roots with types, documents and licence, and nothing else."""
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    version = importlib.metadata.version("truespec")
    sources = [folder for root in ("generated", "facade", "sandbox") for folder in (ROOT / root).iterdir()]
    packages = {folder.name for folder in sources if (folder / "__init__.py").exists()}
    assert packages >= {"clemta", "clemta_api", "truespec", "truespec_sandbox"}
    assert tops == {*packages, f"truespec-{version}.dist-info"}
    for package in packages:
        assert f"{package}/py.typed" in names
    assert {"clemta_api/openapi.json", "truespec_sandbox/documents/clemta.json"} <= set(names)
    page = ("index.html", "page.css", "page.js", "icon.svg")
    assert {f"truespec_sandbox/_page/files/{name}" for name in page} <= set(names)
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert [name for name in names if name.endswith("LEDGER.md") or "/mutants/" in name] == []


def test_the_wheel_works_with_its_requirements(environment: Any, tmp_path: Path) -> None:
    """In an environment of the wheel's own requirements and its sandbox extra, and no more, client and sandbox work."""
    done = environment.run("python", "-W", "error", "-c", PROGRAM, cwd=tmp_path)
    assert (done.returncode, done.stderr, done.stdout.strip()) == (0, "", "CONTACT_NOT_FOUND")


def test_hooks_of_pyinstaller(wheel: Path) -> None:
    """Each package of the client has a hook with its modules and its other files, and the wheel says where they are."""
    archive = zipfile.ZipFile(wheel)
    metadata = next(name for name in archive.namelist() if name.endswith("entry_points.txt"))
    assert "[pyinstaller40]\nhook-dirs = truespec_pyinstaller:get_hook_dirs" in archive.read(metadata).decode()
    [folder] = get_hook_dirs()
    packages = {folder.name for root in ("generated", "facade") for folder in (ROOT / root).iterdir()}
    packages -= {"__pycache__", "truespec_pyinstaller"}
    assert {path.name for path in Path(folder).glob("hook-*.py")} == {f"hook-{package}.py" for package in packages}
    for package in packages:
        hook = runpy.run_path(f"{folder}/hook-{package}.py")
        names = [name for name in archive.namelist() if name.startswith(f"{package}/")]
        modules = [name.removesuffix(".py").removesuffix("/__init__") for name in names if name.endswith(".py")]
        assert sorted(hook["hiddenimports"]) == sorted(name.replace("/", ".") for name in modules)
        files = {f"{target}/{Path(source).name}" for source, target in hook["datas"]}
        assert files == {name for name in names if not name.endswith(".py")}
