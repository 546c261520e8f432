"""The strict YAML reader: nothing is lost, nothing is guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from scripts._errors import SourceError
from scripts.codegen.reading import _yaml

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scripts.codegen.reading._yaml import Source


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("plain text", "plain text"),
        ("null", None),
        ("~", None),
        ("true", True),
        ("False", False),
        ("0", 0),
        ("-12", -12),
        ("99999999999999999999", 99999999999999999999),
        ("1.50", 1.5),
        ("1e3", 1000.0),
        ("1.0.0", "1.0.0"),
        ("y", "y"),
        ("[a, {b: 1}, []]", ["a", {"b": 1}, []]),
    ],
)
def test_what_yaml_1_1_and_1_2_read_alike_is_read(read: Callable[[str], Source], text: str, value: Any) -> None:
    """A value that every YAML reader understands in one way is read in that way, type included."""
    found = read(text).value
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    "text",
    [
        *("NO", "no", "yes", "Yes", "on", "Off"),
        *("2025-06-24", "2025-06-24T10:00:00Z"),
        *("010", "-017", "08", "0o17", "0x1F", "0b11", "1_000"),
        *("1:30", "12:30:45"),
        *(".inf", ".NaN", "="),
    ],
)
def test_what_they_read_differently_is_refused(read: Callable[[str], Source], text: str) -> None:
    """An unquoted scalar that YAML 1.1 and 1.2 take for different things stops the reading with its place."""
    with pytest.raises(SourceError, match=r"^doc\.yaml:2:8: .* in YAML 1\.1 and .* put it in quotes"):
        read(f"fine: 1\nother: {text}\n")


@pytest.mark.parametrize("text", ["NO", "yes", "2025-06-24", "010", "1:30", "null", "12", "<<", "0o17"])
@pytest.mark.parametrize("written", ["'{}'", '"{}"'])
def test_quoted_scalars_are_text(read: Callable[[str], Source], text: str, written: str) -> None:
    """Whatever stands in quotes is read as text, as it is written."""
    assert read("a: " + written.format(text)).value == {"a": text}


@pytest.mark.parametrize("sign", ["|-", ">-"])
def test_block_scalars_are_text(read: Callable[[str], Source], sign: str) -> None:
    """A literal or folded block is text, even when it looks like something else."""
    assert read(f"a: {sign}\n  2025-06-24\n").value == {"a": "2025-06-24"}


@pytest.mark.parametrize("text", ["!!int '5'", "!!str 5", "!own thing", "!!set {a, b}", "!own [a]"])
def test_tags_are_refused(read: Callable[[str], Source], text: str) -> None:
    """A tag would change what a value is, so it stops the reading with its place instead of being ignored."""
    with pytest.raises(SourceError, match=r"^doc\.yaml:1:4: "):
        read(f"a: {text}\n")


@pytest.mark.parametrize("text", ["1e999", "-1e999", "9" * 5000])
def test_numbers_that_no_reader_keeps_are_refused(read: Callable[[str], Source], text: str) -> None:
    """A number that would become infinite, or has more digits than Python reads, stops the reading with its place."""
    with pytest.raises(SourceError, match=r"^doc\.yaml:1:4: .*number"):
        read(f"a: {text}\n")


def test_a_repeated_key_is_told_with_both_places(read: Callable[[str], Source]) -> None:
    """A repeated key stops the reading with both places."""
    with pytest.raises(SourceError, match=r"^doc\.yaml:5:3: the key 'get' .* first given at doc\.yaml:3:3$"):
        read("paths:\n  # two of the same\n  get: 1\n  put: 2\n  get: 3\n")


def test_a_key_is_the_same_quoted_or_not(read: Callable[[str], Source]) -> None:
    """An unquoted 200 and a quoted one are one key, so the second is a repetition."""
    with pytest.raises(SourceError, match=r"^doc\.yaml:2:1: the key '200' .* doc\.yaml:1:1$"):
        read("200: a\n'200': b\n")


def test_an_unquoted_status_is_a_text_key(read: Callable[[str], Source]) -> None:
    """An unquoted status is the key "200", and its JSON pointer says so."""
    source = read("200: fine\n404:\n  a: 1\n")
    assert source.value == {"200": "fine", "404": {"a": 1}}
    assert source.places["/404/a"] == "doc.yaml:3:6"


@pytest.mark.parametrize("key", ["true", "null", "1.5", "NO", "2025-06-24", "010", "[a]", "{a: b}"])
def test_keys_that_are_not_text_are_refused(read: Callable[[str], Source], key: str) -> None:
    """A key that is neither text nor a whole number stops the reading with its place."""
    with pytest.raises(SourceError, match=r"^doc\.yaml:1:3: "):
        read(f"? {key}\n: value\n")


def test_merge_keys_are_refused(read: Callable[[str], Source]) -> None:
    """The merge key of YAML 1.1, which 1.2 does not have, stops the reading with its place."""
    with pytest.raises(SourceError, match=r"^doc\.yaml:3:3: '<<' is a merge in YAML 1\.1"):
        read("base: &base {a: 1}\nmore:\n  <<: *base\n")


def test_an_alias_is_a_copy(read: Callable[[str], Source]) -> None:
    """What an alias stands for is read as a value of its own: changing one leaves the other."""
    value = read("one: &it {a: [1]}\ntwo: *it\n").value
    assert value["one"] == value["two"]
    value["two"]["a"].append(2)
    assert value["one"] == {"a": [1]}


@pytest.mark.parametrize("text", ["a: &it\n  b: *it\n", "a: &it\n- x\n- *it\n"])
def test_an_alias_that_contains_itself_is_refused(read: Callable[[str], Source], text: str) -> None:
    """An alias inside what it stands for stops the reading with a place instead of running for ever."""
    with pytest.raises(SourceError, match=r"^doc\.yaml:\d+:\d+: an alias that contains itself$"):
        read(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: [1, 2\nb: 3\n", r"^doc\.yaml:2:2: not valid YAML: "),
        ("a: 1\n b: 2\n", r"^doc\.yaml:2:3: not valid YAML: "),
        ("a: *nobody\n", r"^doc\.yaml:1:4: not valid YAML: found undefined alias"),
        ("a: 1\n---\nb: 2\n", r"^doc\.yaml:2:1: not valid YAML: but found another document"),
        ("a: \x07\n", r"^doc\.yaml: not valid YAML: "),
        ("", r"^doc\.yaml: the file is empty$"),
        ("# nothing but a comment\n", r"^doc\.yaml: the file is empty$"),
    ],
    ids=["open bracket", "indentation", "unknown alias", "two documents", "control character", "empty", "comment"],
)
def test_what_is_not_one_yaml_document_is_refused(read: Callable[[str], Source], text: str, told: str) -> None:
    """A text that is not exactly one YAML document stops the reading, with the place where there is one."""
    with pytest.raises(SourceError, match=told):
        read(text)


def test_what_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    """A file in another encoding stops the reading with the file's name."""
    path = tmp_path / "doc.yaml"
    path.write_bytes("a: caf\xe9\n".encode("latin-1"))
    with pytest.raises(SourceError, match=r"^openapi/doc\.yaml: cannot be read: .*utf-8"):
        _yaml.load(path, "openapi/doc.yaml")


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """A file that is not there stops the reading with its name."""
    with pytest.raises(SourceError, match=r"^doc\.yaml: cannot be read: "):
        _yaml.load(tmp_path / "doc.yaml", "doc.yaml")


def test_every_part_has_its_place(read: Callable[[str], Source]) -> None:
    """Each value is found under its JSON pointer with the line and column where it begins."""
    source = read("a:\n  b/c: [x, {d: 1}]\n  e~f: y\n")
    assert source.places == {
        "": "doc.yaml:1:1",
        "/a": "doc.yaml:2:3",
        "/a/b~1c": "doc.yaml:2:8",
        "/a/b~1c/0": "doc.yaml:2:9",
        "/a/b~1c/1": "doc.yaml:2:12",
        "/a/b~1c/1/d": "doc.yaml:2:16",
        "/a/e~0f": "doc.yaml:3:8",
    }


@pytest.mark.parametrize(
    ("at", "place"),
    [("/a/b", "here:2:1"), ("/a/b/c/d", "here:2:1"), ("/a/bc", "here:1:1"), ("/x", "the file"), ("", "the file")],
)
def test_the_nearest_place_is_that_of_what_holds_it(at: str, place: str) -> None:
    """What has no place of its own is told with the place of the nearest thing around it, or with the file."""
    assert _yaml.nearest_place({"/a": "here:1:1", "/a/b": "here:2:1"}, at, "the file") == place
