"""The strict YAML reader."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from scripts._errors import SourceError
from scripts.codegen.reading import Document, read_yaml

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


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
def test_unambiguous_values_are_read(read: Callable[[str], Document], text: str, value: Any) -> None:
    """A value that YAML 1.1 and 1.2 read alike is read so, type included."""
    result = read(text).value
    assert result == value
    assert type(result) is type(value)


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
def test_ambiguous_scalars_are_rejected(read: Callable[[str], Document], text: str) -> None:
    """An unquoted scalar that YAML 1.1 and 1.2 read differently is an error with its position."""
    with pytest.raises(SourceError, match=r"^doc\.yaml:2:8: .* in YAML 1\.1 and .* put it in quotes"):
        read(f"fine: 1\nother: {text}\n")


@pytest.mark.parametrize("text", ["NO", "yes", "2025-06-24", "010", "1:30", "null", "12", "<<", "0o17"])
@pytest.mark.parametrize("quotes", ["'{}'", '"{}"'])
def test_quoted_scalars_are_text(read: Callable[[str], Document], text: str, quotes: str) -> None:
    """A quoted scalar is text, as it is written."""
    assert read("a: " + quotes.format(text)).value == {"a": text}


@pytest.mark.parametrize("sign", ["|-", ">-"])
def test_block_scalars_are_text(read: Callable[[str], Document], sign: str) -> None:
    """A literal or folded block is text, even when it looks like something else."""
    assert read(f"a: {sign}\n  2025-06-24\n").value == {"a": "2025-06-24"}


@pytest.mark.parametrize("text", ["!!int '5'", "!!str 5", "!own thing", "!!set {a, b}", "!own [a]"])
def test_tags_are_rejected(read: Callable[[str], Document], text: str) -> None:
    """A tag would change the type of a value, so it is an error with its position instead of being ignored."""
    with pytest.raises(SourceError, match=r"^doc\.yaml:1:4: "):
        read(f"a: {text}\n")


@pytest.mark.parametrize("text", ["1e999", "-1e999", "9" * 5000])
def test_numbers_out_of_range_are_rejected(read: Callable[[str], Document], text: str) -> None:
    """A number that would become infinite, or has more digits than Python reads, is an error with its position."""
    with pytest.raises(SourceError, match=r"^doc\.yaml:1:4: .*number"):
        read(f"a: {text}\n")


def test_a_duplicate_key_is_rejected(read: Callable[[str], Document]) -> None:
    """A duplicate key is an error with the positions of both."""
    with pytest.raises(SourceError, match=r"^doc\.yaml:5:3: duplicate key 'get', first used at doc\.yaml:3:3: remove"):
        read("paths:\n  # two of the same\n  get: 1\n  put: 2\n  get: 3\n")


def test_a_key_is_the_same_quoted_or_not(read: Callable[[str], Document]) -> None:
    """An unquoted 200 and a quoted one are the same key."""
    with pytest.raises(SourceError, match=r"^doc\.yaml:2:1: duplicate key '200', first used at doc\.yaml:1:1: "):
        read("200: a\n'200': b\n")


def test_an_unquoted_status_is_a_text_key(read: Callable[[str], Document]) -> None:
    """An unquoted status is the key "200", and its JSON pointer says so."""
    source = read("200: fine\n404:\n  a: 1\n")
    assert source.value == {"200": "fine", "404": {"a": 1}}
    assert source.positions["/404/a"] == "doc.yaml:3:6"


@pytest.mark.parametrize("key", ["true", "null", "1.5", "NO", "2025-06-24", "010", "[a]", "{a: b}"])
def test_keys_that_are_not_text_are_rejected(read: Callable[[str], Document], key: str) -> None:
    """A key that is neither text nor an integer is an error with its position."""
    with pytest.raises(SourceError, match=r"^doc\.yaml:1:3: "):
        read(f"? {key}\n: value\n")


def test_merge_keys_are_rejected(read: Callable[[str], Document]) -> None:
    """The merge key of YAML 1.1, which 1.2 does not have, is an error with its position."""
    with pytest.raises(SourceError, match=r"^doc\.yaml:3:3: '<<' is a merge in YAML 1\.1"):
        read("base: &base {a: 1}\nmore:\n  <<: *base\n")


def test_an_alias_is_a_copy(read: Callable[[str], Document]) -> None:
    """An alias is read as a value of its own: changing one leaves the other."""
    value = read("one: &it {a: [1]}\ntwo: *it\n").value
    assert value["one"] == value["two"]
    value["two"]["a"].append(2)
    assert value["one"] == {"a": [1]}


@pytest.mark.parametrize("text", ["a: &it\n  b: *it\n", "a: &it\n- x\n- *it\n"])
def test_an_alias_that_contains_itself_is_rejected(read: Callable[[str], Document], text: str) -> None:
    """An alias inside its own anchor is an error with a position, not an endless loop."""
    with pytest.raises(SourceError, match=r"^doc\.yaml:\d+:\d+: an alias that contains itself$"):
        read(text)


@pytest.mark.parametrize(
    ("text", "problem"),
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
def test_other_texts_are_rejected(read: Callable[[str], Document], text: str, problem: str) -> None:
    """A text that is not exactly one YAML document is an error, with its position where there is one."""
    with pytest.raises(SourceError, match=problem):
        read(text)


def test_other_encodings_are_rejected(tmp_path: Path) -> None:
    """A file in another encoding than UTF-8 is an error with the file's name."""
    path = tmp_path / "doc.yaml"
    path.write_bytes("a: caf\xe9\n".encode("latin-1"))
    with pytest.raises(SourceError, match=r"^openapi/doc\.yaml: cannot be read: .*utf-8"):
        read_yaml(path, "openapi/doc.yaml")


def test_a_missing_file_is_rejected(tmp_path: Path) -> None:
    """A missing file is an error with its name."""
    with pytest.raises(SourceError, match=r"^doc\.yaml: cannot be read: "):
        read_yaml(tmp_path / "doc.yaml", "doc.yaml")


def test_every_value_has_its_position(read: Callable[[str], Document]) -> None:
    """Each JSON pointer has the line and column where its value begins."""
    source = read("a:\n  b/c: [x, {d: 1}]\n  e~f: y\n")
    assert source.positions == {
        "": "doc.yaml:1:1",
        "/a": "doc.yaml:2:3",
        "/a/b~1c": "doc.yaml:2:8",
        "/a/b~1c/0": "doc.yaml:2:9",
        "/a/b~1c/1": "doc.yaml:2:12",
        "/a/b~1c/1/d": "doc.yaml:2:16",
        "/a/e~0f": "doc.yaml:3:8",
    }


@pytest.mark.parametrize(
    ("pointer", "position"),
    [("/a/b", "here:2:1"), ("/a/b/c/d", "here:2:1"), ("/a/bc", "here:1:1"), ("/x", "the file"), ("", "the file")],
)
def test_the_nearest_position(pointer: str, position: str) -> None:
    """A value without a position is located at the nearest value around it, or in the file."""
    assert Document("the file", None, {"/a": "here:1:1", "/a/b": "here:2:1"}).locate(pointer) == position


_BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join([f'*{last}'] * 9)}]\n" for last, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (_BOMB, r":\d+:\d+: aliases repeat more than 100000 values"),
        ("[" * 500 + "]" * 500, r":1:101: nested more than 100 levels deep"),
        *((opened * 200_000, r":1:\d+: nested more than 100 levels deep") for opened in ("[", "{a: ", "- ", "[{a: ")),
    ],
)
def test_limits(read: Callable[..., Document], text: str, message: str) -> None:
    """What would take unlimited memory or end the process is an error with its position."""
    with pytest.raises(SourceError, match=rf"^doc\.yaml{message}"):
        read(text)


@pytest.mark.parametrize("opened", ["[", '{"a": ', '[{"a": '])
@pytest.mark.parametrize("depth", [101, 200_000])
def test_nested_json(read: Callable[..., Document], opened: str, depth: int) -> None:
    """JSON that is nested too deep is an error with its position."""
    closed = "".join({"[": "]", "{": "}"}.get(each, "") for each in reversed(opened))
    with pytest.raises(SourceError, match=r"^doc\.json:1:\d+: nested more than 100 levels deep"):
        read(opened * depth + "1" + closed * depth, "doc.json")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (r'"\ud83d\ude00 and \uD83D\uDE01\n"', "\U0001f600 and \U0001f601\n"),
        (r'["a", "\ud83d\ude00", "\\\ud83d\ude00"]', ["a", "\U0001f600", "\\\U0001f600"]),
        (r'{"a\/b": "\/\"\t"}', {"a/b": '/"\t'}),
        (r'"\\ud83d\\ude00"', r"\ud83d\ude00"),
        (r"'\ud83d\ude00'", r"\ud83d\ude00"),
    ],
)  # fmt: skip
def test_escapes_of_json(read: Callable[[str], Document], text: str, value: Any) -> None:
    """The escapes of JSON are read in a quoted scalar: pairs of surrogates, and slashes."""
    assert read(text).value == value


@pytest.mark.parametrize("text", [r'{"a": "\ud83d"}', r'{"a": "\ude00\ud83d"}', r'{"a": "\ud83d \ude00"}'])
@pytest.mark.parametrize("name", ["doc.yaml", "doc.json"])
def test_lone_surrogates(read: Callable[..., Document], text: str, name: str) -> None:
    """A surrogate without its other half is no character, so it is an error with its position."""
    with pytest.raises(SourceError, match=rf"^{name}:1:\d+: not valid YAML: found invalid Unicode character escape"):
        read(text, name)


@pytest.mark.parametrize(
    "value",
    [
        {"a": ["NO", "2025-06-24", "1:30", "~", "on", 1e22, 1e-7, -0.0, 10**30, True, None], "200": {"": []}},
        {"a": "x\u2028y\u2029\x85\x7f\x9f\ufeff\U0001f600\t\\ud83d\\ude00 \"'/"},
    ],
)
@pytest.mark.parametrize("options", [{}, {"ensure_ascii": False}, {"indent": "\t"}])
def test_json_documents(read: Callable[..., Document], value: Any, options: dict[str, Any]) -> None:
    """A JSON document is read as JSON says, whatever the same text would be in YAML 1.1."""
    assert read(json.dumps(value, **options), "doc.json").value == value


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"a": 1,}', "1:9: not valid JSON"), ('{"a": NaN}', " not valid JSON: NaN"), ('{"a": 1, "a": 2}', "1:10: duplicate key"),
        ('{"a": 1e999}', "1:7: the number 1e999"), ("a: 1", "1:1: not valid JSON"), ("", "1:1: not valid JSON"),
    ],
)  # fmt: skip
def test_malformed_json(read: Callable[..., Document], text: str, message: str) -> None:
    """What is no JSON, or would lose something, is an error with its position."""
    with pytest.raises(SourceError, match=rf"^doc\.json:{message}"):
        read(text, "doc.json")
