"""Passports: paths, bytes and open files, looked at before anything is sent."""

from __future__ import annotations

import io
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest

from clemta import RequestConformanceError
from clemta._formation_request import read_passports

if TYPE_CHECKING:
    from pathlib import Path

PDF, JPEG, PNG = b"%PDF-1.7 scan", b"\xff\xd8\xff\xe0 scan", b"\x89PNG\r\n\x1a\n scan"


@pytest.mark.parametrize(
    ("content", "suffix", "kind"),
    [
        (PDF, ".pdf", "application/pdf"),
        (JPEG, ".jpg", "image/jpeg"),
        (JPEG, ".JPEG", "image/jpeg"),
        (PNG, ".png", "image/png"),
    ],
)
def test_each_form_gives_the_same_part(tmp_path: Path, content: bytes, suffix: str, kind: str) -> None:
    """A path, its text, bytes, and an open file give the same bytes and media type; a name loses its folder."""
    path = tmp_path / f"scan{suffix}"
    path.write_bytes(content)
    with path.open("rb") as opened:
        for passport, name in ((path, path.name), (str(path), path.name), (opened, path.name)):
            assert read_passports({0: passport}, 1)["shareholder_passport_0"].to_tuple() == (name, content, kind)
        assert not opened.closed
    for passport in (content, io.BytesIO(content)):
        name, payload, media_type = read_passports({2: passport}, 3)["shareholder_passport_2"].to_tuple()
        assert (payload, media_type) == (content, kind)
        assert str(name).startswith("shareholder_passport_2.")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        (
            "scan.pdf",
            PNG,
            r"passports\[0\] \('scan.pdf'\) begins like image/png, but its name is one of application/pdf",
        ),
        ("scan.txt", PDF, "its name is one of text/plain"),
        ("scan.gif", b"GIF89a", "does not begin like a PDF, JPEG or PNG"),
        ("scan.pdf", b"", "is empty"),
    ],
)
def test_an_invalid_passport_is_rejected(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    """Name and first bytes have to agree on PDF, JPEG or PNG."""
    (tmp_path / name).write_bytes(content)
    with pytest.raises(RequestConformanceError, match=words):
        read_passports({0: tmp_path / name}, 1)


def test_a_name_without_a_known_suffix_is_accepted(tmp_path: Path) -> None:
    """A name that stands for no media type leaves it to the bytes."""
    (tmp_path / "upload_8273").write_bytes(JPEG)
    assert read_passports({0: tmp_path / "upload_8273"}, 1)["shareholder_passport_0"].mime_type == "image/jpeg"


@pytest.mark.parametrize("index", [-1, 1, True, "0"])
def test_there_must_be_a_shareholder(index: Any) -> None:
    """An index without a shareholder is rejected."""
    with pytest.raises(RequestConformanceError, match=r"there is no such shareholder: use 0 to 0"):
        read_passports({index: PDF}, 1)


def test_other_types_are_rejected(tmp_path: Path) -> None:
    """A file opened as text, one that was read before, and what is no file are each reported."""
    path = tmp_path / "scan.pdf"
    path.write_bytes(PDF)
    with path.open() as text, pytest.raises(RequestConformanceError, match="mode 'rb'"):
        read_passports({0: text}, 1)  # type: ignore[dict-item]  # that is the point
    with path.open("rb") as read:
        assert read.read() == PDF
        with pytest.raises(RequestConformanceError, match="was the file read before"):
            read_passports({0: read}, 1)
    with pytest.raises(RequestConformanceError, match="is int, not a path"):
        read_passports({0: 5}, 1)  # type: ignore[dict-item]  # likewise
    with pytest.raises(RequestConformanceError, match=r"passports\[0\] cannot be read: No such file") as caught:
        read_passports({0: tmp_path / "nothing.pdf"}, 1)
    assert caught.value.__cause__ is caught.value.__context__ is None


def test_rejected_before_anything_is_sent(driver: Any, clemta: Any, sandbox: Any, founding: dict[str, Any]) -> None:
    """One wrong passport among good ones, and nothing at all is sent."""
    owner = founding["shareholders"][0]
    with pytest.raises(RequestConformanceError, match=r"passports\[1\]"):
        driver.do(
            lambda: clemta.formations.create(
                passports={0: PDF, 1: b"GIF89a"}, **(founding | {"shareholders": [owner, owner]})
            )
        )
    assert sandbox.requests() == ()


def test_the_bytes_arrive(driver: Any, clemta: Any, sandbox: Any, founding: dict[str, Any]) -> None:
    """Every passport arrives byte for byte, under its index and media type, in a body whose length was announced."""
    owner = founding["shareholders"][0]
    scans = {0: PDF + bytes(range(256)) * 400, 2: io.BytesIO(PNG), 1: JPEG}
    summary = driver.do(lambda: clemta.formations.create(passports=scans, **(founding | {"shareholders": [owner] * 3})))
    stored = next(record for record in _bodies(sandbox.snapshot()) if record.get("passports"))
    assert summary.company_id
    assert {name: (record["media_type"], record["sha256"]) for name, record in stored["passports"].items()} == {
        "shareholder_passport_0": ("application/pdf", sha256(PDF + bytes(range(256)) * 400).hexdigest()),
        "shareholder_passport_1": ("image/jpeg", sha256(JPEG).hexdigest()),
        "shareholder_passport_2": ("image/png", sha256(PNG).hexdigest()),
    }
    assert int(dict(sandbox.requests()[0].headers)["content-length"]) > len(PDF) + 256 * 400


def _bodies(value: Any) -> Any:
    """Every object in a snapshot."""
    if isinstance(value, dict):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _bodies(item)
