"""The wheel, installed into an environment that has nothing but what the wheel asks for."""

from __future__ import annotations

import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]

PROGRAM = """
import sys
from clemta import Clemta, NotFoundError
from truespec_sandbox import running

assert "site-packages" in sys.modules["clemta"].__file__, sys.modules["clemta"].__file__
with running("clemta") as sandbox, Clemta(sandbox.api_key, base_url=sandbox.url) as clemta:
    company_id = sandbox.company_ids[0]
    made = clemta.contacts.create(company_id=company_id, type="vendor", full_name="A", email="a@example.com")
    assert [found.id for found in clemta.contacts.list(company_id)] == [made.id]
    clemta.contacts.delete(made.id)
    try:
        clemta.contacts.get(made.id)
    except NotFoundError as error:
        print(error.code)
"""


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from what git would ship, without a network."""
    source, out = tmp_path_factory.mktemp("source") / "truespec", tmp_path_factory.mktemp("wheel")
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    for name in subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines():
        if (ROOT / name).exists():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, source / name)
    command = ["pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", out, source]
    subprocess.run([sys.executable, "-m", *command], check=True)
    (found,) = out.glob("*.whl")
    return found


def asked_for(requirements: list[Requirement], extras: set[str]) -> set[str]:
    """The distributions that these requirements ask for here, and what those ask for, and so on."""
    found: set[str] = set()
    for requirement in requirements:
        if requirement.marker is None or any(requirement.marker.evaluate({"extra": extra}) for extra in extras | {""}):
            own = importlib.metadata.distribution(requirement.name).requires or []
            found |= {requirement.name, *asked_for([Requirement(text) for text in own], requirement.extras)}
    return found


def test_the_wheel_has_everything_and_nothing_else(wheel: Path) -> None:
    """The wheel has the four packages with types, documents and licence, and no tests or scripts."""
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    version = importlib.metadata.version("truespec")
    assert tops == {"clemta", "clemta_api", "truespec", "truespec_sandbox", f"truespec-{version}.dist-info"}
    for package in tops - {f"truespec-{version}.dist-info"}:
        assert f"{package}/py.typed" in names
    assert {"clemta_api/openapi.json", "truespec_sandbox/documents/clemta.json"} <= set(names)
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_wheel_works_with_what_it_asks_for(wheel: Path, tmp_path: Path) -> None:
    """In an environment of the wheel's own requirements and its sandbox extra, and no more, client and sandbox work."""
    venv.create(tmp_path / "env", with_pip=False)
    python = tmp_path / "env" / "bin" / "python"
    packages = next((tmp_path / "env" / "lib").glob("python*/site-packages"))
    install = ["pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index", wheel]
    subprocess.run([sys.executable, "-m", *install], check=True)
    (metadata,) = packages.glob("truespec-*.dist-info/METADATA")
    texts = re.findall(r"^Requires-Dist: (.+)$", metadata.read_text(encoding="utf-8"), re.MULTILINE)
    for name in asked_for([Requirement(text) for text in texts], {"sandbox"}):
        distribution = importlib.metadata.distribution(name)
        for file in distribution.files or []:
            if ".." not in file.parts:
                (packages / file).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(distribution.locate_file(file), packages / file)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [python, "-W", "error", "-c", PROGRAM],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert (done.returncode, done.stderr, done.stdout.strip()) == (0, "", "CONTACT_NOT_FOUND")
