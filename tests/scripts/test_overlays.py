"""OpenAPI Overlay 1.0."""

from __future__ import annotations

import copy
import textwrap
from typing import TYPE_CHECKING, Any

import pytest

from scripts._errors import SourceError
from scripts.codegen.overlays import apply_overlay

if TYPE_CHECKING:
    from collections.abc import Callable

    from scripts.codegen.reading import Document

    Apply = Callable[[str], Document]

BASE = """\
info: {title: Shop, tags: [a, b]}
paths:
  /one:
    get: {tags: [x], deprecated: true}
    post: {tags: [y]}
  /two:
    get: {tags: [z]}
names: [ada, bela, cleo, dora]
deep: {x: {x: {y: 1}}, y: 2}
"""


@pytest.fixture
def base(document: Callable[[str], Document]) -> Document:
    """Return the document that the overlays are applied to."""
    return document(BASE)


@pytest.fixture
def apply(base: Document, read: Any) -> Apply:
    """Return a function that applies an overlay, written as the text of its actions; the first is on line 4."""

    def run(actions: str, version: str = "1.0.0") -> Document:
        text = f"overlay: {version}\ninfo: {{title: t, version: v}}\nactions:\n" + textwrap.dedent(actions)
        return apply_overlay(base, read(text, "overlay.yaml"))

    return run


def test_an_update_merges_objects_at_every_depth(apply: Apply) -> None:
    """An update changes and adds keys of nested objects and leaves their other keys alone."""
    value = apply("- {target: $, update: {info: {title: New, more: {a: 1}}, deep: {x: {x: {z: 3}}}}}").value
    assert value["info"] == {"title": "New", "tags": ["a", "b"], "more": {"a": 1}}
    assert value["deep"] == {"x": {"x": {"y": 1, "z": 3}}, "y": 2}


def test_nested_arrays_are_concatenated(apply: Apply) -> None:
    """The items of an array in an update are appended to the array of the document."""
    assert apply("- {target: $.info, update: {tags: [c, a]}}").value["info"]["tags"] == ["a", "b", "c", "a"]


def test_an_update_on_an_array_appends_one_item(apply: Apply) -> None:
    """An update whose target is an array becomes its last item, whatever it is."""
    value = apply("- {target: $.names, update: emil}\n- {target: $.names, update: [fay]}").value
    assert value["names"] == ["ada", "bela", "cleo", "dora", "emil", ["fay"]]


def test_scalars_are_replaced(apply: Apply) -> None:
    """A scalar replaces a scalar, of whatever type, inside an object or as the target itself."""
    value = apply(
        "- {target: $, update: {info: {title: 1}}}\n- {target: '$.paths[*].get.deprecated', update: null}"
    ).value
    assert value["info"]["title"] == 1
    assert value["paths"]["/one"]["get"] == {"tags": ["x"], "deprecated": None}
    assert apply("- {target: '$.names[1]', update: zoe}").value["names"] == ["ada", "zoe", "cleo", "dora"]


@pytest.mark.parametrize(
    ("action", "problem"),
    [
        ("{target: $, update: {info: 1}}", "4:23: `update` has a scalar where /info has an object"),
        ("{target: $, update: {info: null}}", "4:23: `update` has a scalar where /info has an object"),
        ("{target: $, update: {names: {a: 1}}}", "4:23: `update` has an object where /names has an array"),
        ("{target: $, update: {deep: {y: [1]}}}", "4:23: `update` has an array where /deep/y has a scalar"),
        ("{target: $.deep.x, update: [1]}", "4:30: `update` has an array where /deep/x has an object"),
        ("{target: $.deep.y, update: {}}", "4:30: `update` has an object where /deep/y has a scalar"),
        ("{target: $.info, update: text}", "4:28: `update` has a scalar where /info has an object"),
        ("{target: $.info, copy: $.names}", "4:26: `copy` has an array where /info has an object"),
        ("{target: $.info.title, copy: $.deep}", "4:32: `copy` has an object where /info/title has a scalar"),
    ],
)
@pytest.mark.parametrize("version", ["1.0.0", "1.1.0"])
def test_a_value_of_another_kind(apply: Callable[..., Document], action: str, problem: str, version: str) -> None:
    """An object, an array and a scalar do not replace each other."""
    if "copy" not in action or version == "1.1.0":
        with pytest.raises(SourceError) as caught:
            apply(f"- {action}", version)
        assert str(caught.value).startswith(f"overlay.yaml:{problem}; remove the value first")


def test_copy(apply: Callable[..., Document]) -> None:
    """`copy` merges another value of the document, as it was before the action, and keeps its positions."""
    document = apply(
        """\
        - {target: "$.paths['/two']", copy: "$.paths['/one']"}
        - {target: $.info.tags, copy: $.names}
        - {target: $.info.title, copy: '$.names[0]'}
        - {target: $.deep, copy: $.deep}
        """,
        "1.1.0",
    )
    assert document.value["paths"]["/two"] == {"get": {"tags": ["z", "x"], "deprecated": True}, "post": {"tags": ["y"]}}
    assert document.value["info"] == {"title": "ada", "tags": ["a", "b", "ada", "bela", "cleo", "dora"]}
    assert document.value["deep"] == {"x": {"x": {"y": 1}}, "y": 2}
    assert document.positions["/paths/~1two/post"] == document.positions["/paths/~1one/post"]
    document.value["paths"]["/two"]["post"]["tags"].append("more")
    assert document.value["paths"]["/one"]["post"] == {"tags": ["y"]}


@pytest.mark.parametrize(
    ("version", "names"), [("1.0.0", ["ada", "bela", "cleo", "dora", ["e", "f"]]), ("1.1.0", ["ada", "bela", "cleo", "dora", "e", "f"])]
)  # fmt: skip
def test_an_array_on_an_array(apply: Callable[..., Document], version: str, names: list[Any]) -> None:
    """Overlay 1.0 appends an array as one item, 1.1 its items."""
    assert apply("- {target: $.names, update: [e, f]}", version).value["names"] == names


@pytest.mark.parametrize(
    ("target", "names"),
    [
        ("$.paths['/one', '/three'].get", "'/three'"), ("$.paths['/one', '/two'].post", "'/two'"),
        ("$.names[0, 9]", "9"), ("$..['x', 'z']", "'z'"),
        ("$.names[?@ == 'ada' || @ == 'zoe']", "?@ == 'zoe'"),
        ("$.names[?(@ == 'ada' || @ == 'zoe' || @ == 'yan') && @ != 'bela']", "zoe"),
        ("$.names[?match(@, 'ada|bela|zoe')]", "zoe"), ("$.names[?search(@, 'zoe|ada')]", "zoe"),
    ],
)  # fmt: skip
def test_a_list_with_a_dead_name(apply: Apply, target: str, names: str) -> None:
    """Each name that a target lists has to match something."""
    with pytest.raises(
        SourceError, match=r"^overlay\.yaml:4:12: .* in the target .* matches nothing in doc\.yaml"
    ) as caught:
        apply(f'- {{target: "{target}", remove: true}}')
    assert names in str(caught.value).partition(" in the target ")[0]


def test_all_problems_are_reported_at_once(apply: Apply) -> None:
    """One run reports every action that is malformed or matches nothing."""
    with pytest.raises(SourceError) as caught:
        apply(
            "- {target: $.a, remove: true}\n- {target: $.info}\n- {target: $.b, update: 1}\n- {target: $.info, update: 1}"
        )
    assert [line.partition(": ")[0] for line in str(caught.value).splitlines()] == [
        "overlay.yaml:4:12", "overlay.yaml:5:3", "overlay.yaml:6:12", "overlay.yaml:7:28",
    ]  # fmt: skip


@pytest.mark.parametrize("extends", ["doc.yaml", "./doc.yaml", "https://shop.example/api/doc.yaml", "other.yaml", 3])
def test_the_extended_document(base: Document, read: Any, extends: Any) -> None:
    """An overlay that extends another document is an error with its position."""
    overlay = read(f"overlay: 1.0.0\nextends: {extends}\nactions: []\n", "overlay.yaml")
    if "doc" in str(extends):
        second = apply_overlay(base, overlay)
        assert apply_overlay(second, overlay).value == base.value
    else:
        with pytest.raises(
            SourceError, match=rf"^overlay\.yaml:2:10: `extends` names '?{extends}'?, but .* 'doc.yaml'"
        ):
            apply_overlay(base, overlay)


def test_every_match_gets_its_own_copy(apply: Apply) -> None:
    """Each node that the target matches gets the update, and no two share a part of it."""
    paths = apply("- {target: '$.paths[*].get', update: {responses: {ok: [1]}}}").value["paths"]
    first, second = (paths[path]["get"]["responses"] for path in ("/one", "/two"))
    assert first == second == {"ok": [1]}
    first["ok"].append(2)
    assert second == {"ok": [1]}
    assert "responses" not in paths["/one"]["post"]


@pytest.mark.parametrize(
    ("target", "remaining"),
    [
        ("$.names[1]", ["ada", "cleo", "dora"]),
        ("$.names[0, 2]", ["bela", "dora"]),
        ("$.names[1, 1]", ["ada", "cleo", "dora"]),
        ("$.names[-1, 0]", ["bela", "cleo"]),
        ("$.names[*]", []),
        ("$.names[?@ == 'cleo' || @ == 'ada']", ["bela", "dora"]),
    ],
)
def test_several_items_are_removed(apply: Apply, target: str, remaining: list[str]) -> None:
    """The items that the target selects are removed, whatever the order and however often it selects them."""
    assert apply(f'- {{target: "{target}", remove: true}}').value["names"] == remaining


def test_indexes_are_sorted_as_numbers(document: Callable[[str], Document], read: Any) -> None:
    """Of eleven items the tenth and the second go, although "10" sorts before "2"."""
    base = document("names: [a, b, c, d, e, f, g, h, i, j, k]")
    overlay = read("overlay: 1.0.0\nactions:\n- {target: '$.names[2, 10, 9]', remove: true}\n", "overlay.yaml")
    assert apply_overlay(base, overlay).value == {"names": ["a", "b", "d", "e", "f", "g", "h", "i"]}


def test_nested_keys_are_removed(apply: Apply) -> None:
    """Removing a node inside of another one that is removed is no error."""
    value = apply("- {target: $..x, remove: true}\n- {target: '$.paths[*].get', remove: true}").value
    assert value["deep"] == {"y": 2}
    assert value["paths"] == {"/one": {"post": {"tags": ["y"]}}, "/two": {}}


def test_actions_run_in_their_order(apply: Apply) -> None:
    """An action applies to the result of those before it: one adds, the next changes, a third removes."""
    value = apply("""\
        - {target: $.info, update: {step: {n: 1, gone: true}}}
        - {target: $.info.step, update: {n: 2}}
        - {target: $.info.step.gone, remove: true}
        """).value
    assert value["info"]["step"] == {"n": 2}


def test_remove_false_is_an_update(apply: Apply) -> None:
    """An action that says `remove: false` updates like one that does not mention it."""
    assert apply("- {target: $.info, remove: false, update: {title: New}}").value["info"]["title"] == "New"


def test_the_base_is_not_changed(apply: Apply, base: Document) -> None:
    """Applying an overlay changes neither the values nor the positions of the base document."""
    value, positions = copy.deepcopy(base.value), dict(base.positions)
    apply("- {target: $, update: {info: {title: New}, names: [x]}}\n- {target: $.paths, remove: true}")
    assert base.value == value
    assert base.positions == positions


def test_the_name_lists_both_files(apply: Apply) -> None:
    """The name of the new document lists the files that it comes from."""
    assert apply("- {target: $.paths, remove: true}").name == "doc.yaml + overlay.yaml"


def test_positions_of_merged_parts(apply: Apply) -> None:
    """A value from an update has its position in the overlay; the others keep theirs in the document."""
    positions = apply("""\
        - target: $.info
          update:
            title: New
            tags: [c]
        - target: $.names
          update: {more: 1}
        """).positions
    assert positions["/info/title"] == "overlay.yaml:6:12"
    assert positions["/info/tags/2"] == "overlay.yaml:7:12"
    assert positions["/info/tags/1"] == "doc.yaml:1:31"
    assert positions["/names/4/more"] == "overlay.yaml:9:18"
    assert positions["/deep/y"] == "doc.yaml:9:27"


def test_positions_after_removal(apply: Apply) -> None:
    """A removed value has no position, and the items after it keep theirs."""
    positions = apply("- {target: '$.names[0, 2]', remove: true}\n- {target: $.deep.x, remove: true}").positions
    assert {at: position for at, position in positions.items() if at.startswith(("/names/", "/deep/"))} == {
        "/names/0": "doc.yaml:8:14",
        "/names/1": "doc.yaml:8:26",
        "/deep/y": "doc.yaml:9:27",
    }


@pytest.mark.parametrize(
    ("action", "problem"),
    [
        ("{target: $.nowhere, remove: true}", r"4:12: the target \$\.nowhere matches nothing in doc\.yaml"),
        ("{target: '$.names[9]', update: 1}", r"4:12: the target .* matches nothing"),
        ("{target: '$.[', remove: true}", r"4:12: not a JSONPath: "),
        ("{target: names, remove: true}", r"4:12: not a JSONPath: "),
        ("{target: $, remove: true}", r"4:12: the document itself cannot be removed"),
        ("{target: $.info, upadte: {}}", r"4:28: unknown key 'upadte'"),
        ("{target: $.info, update: {}, remove: true}", r"4:3: an action has either `update` or `remove: true`"),
        ("{target: $.info}", r"4:3: an action has either `update` or `remove: true`"),
        ("{target: $.info, remove: false}", r"4:3: an action has either `update` or `remove: true`"),
        ("{target: $.info, update: {}, remove: 'true'}", r"4:40: `remove` must be true or false"),
        ("{remove: true}", r"4:3: an action needs a `target`"),
        ("{target: 1, remove: true}", r"4:3: an action needs a `target`"),
        ("remove", r"4:3: an action needs a `target`"),
        ("{target: $.info, copy: $.names}", r"4:26: unknown key 'copy' in an action of Overlay 1.0"),
    ],
)
def test_a_faulty_action_is_an_error(apply: Apply, action: str, problem: str) -> None:
    """An action that is malformed or changes nothing is an error with file, line and column."""
    with pytest.raises(SourceError, match=rf"^overlay\.yaml:{problem}"):
        apply(f"- {action}")


def test_a_target_removed_before_is_an_error(apply: Apply) -> None:
    """An action whose target an earlier action removed matches nothing."""
    with pytest.raises(SourceError, match=r"^overlay\.yaml:5:12: the target \$\.info\.title matches nothing"):
        apply("- {target: $.info, remove: true}\n- {target: $.info.title, remove: true}")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("openapi: 3.0.3\n", r"1:1: not an OpenAPI Overlay"),
        ("overlay: 2.0.0\nactions: []\n", r"1:1: not an OpenAPI Overlay"),
        ("- overlay\n", r"1:1: not an OpenAPI Overlay"),
        ("overlay: 1.0.0\n", r"1:1: an overlay needs a list `actions`"),
        ("overlay: 1.0.0\nactions: {target: $}\n", r"1:1: an overlay needs a list `actions`"),
    ],
)
def test_other_files_are_no_overlays(base: Document, read: Any, text: str, problem: str) -> None:
    """A file that is not an Overlay 1.0 is an error with its position."""
    with pytest.raises(SourceError, match=rf"^overlay\.yaml:{problem}"):
        apply_overlay(base, read(text, "overlay.yaml"))
