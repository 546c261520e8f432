"""Applying an OpenAPI Overlay 1.0 to a document."""

from __future__ import annotations

import copy
import textwrap
from typing import TYPE_CHECKING, Any

import pytest

from scripts._errors import SourceError
from scripts.codegen.reading import _overlay

if TYPE_CHECKING:
    from collections.abc import Callable

    from scripts.codegen.reading._overlay import Document

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
    """The document that the overlays are applied to."""
    return document(BASE)


@pytest.fixture
def apply(base: Document, read: Any) -> Apply:
    """Apply an overlay given as the text of its actions; the first action stands on line 4 of overlay.yaml."""

    def run(actions: str) -> Document:
        text = "overlay: 1.0.0\ninfo: {title: t, version: v}\nactions:\n" + textwrap.dedent(actions)
        return _overlay.apply(base, read(text, "overlay.yaml"))

    return run


def test_an_update_merges_objects_at_every_depth(apply: Apply) -> None:
    """An update changes and adds keys of nested objects and leaves their other keys alone."""
    value = apply("- {target: $, update: {info: {title: New, more: {a: 1}}, deep: {x: {x: {z: 3}}}}}").value
    assert value["info"] == {"title": "New", "tags": ["a", "b"], "more": {"a": 1}}
    assert value["deep"] == {"x": {"x": {"y": 1, "z": 3}}, "y": 2}


def test_nested_arrays_are_concatenated(apply: Apply) -> None:
    """An array in an update is added to the end of the array that it meets."""
    assert apply("- {target: $.info, update: {tags: [c, a]}}").value["info"]["tags"] == ["a", "b", "c", "a"]


def test_an_update_on_an_array_appends_one_item(apply: Apply) -> None:
    """An update whose target is an array becomes its last item, whatever it is."""
    value = apply("- {target: $.names, update: emil}\n- {target: $.names, update: [fay]}").value
    assert value["names"] == ["ada", "bela", "cleo", "dora", "emil", ["fay"]]


def test_other_values_are_replaced(apply: Apply) -> None:
    """Where the two sides are of different kinds, the update's value takes the place of the other."""
    assert apply("- {target: $, update: {info: 1, names: {a: 1}, deep: null}}").value == {
        "info": 1,
        "names": {"a": 1},
        "deep": None,
        "paths": {
            "/one": {"get": {"tags": ["x"], "deprecated": True}, "post": {"tags": ["y"]}},
            "/two": {"get": {"tags": ["z"]}},
        },
    }


def test_an_update_reaches_every_match_with_a_copy_of_its_own(apply: Apply) -> None:
    """Each node that the target matches gets the update, and no two share a part of it."""
    paths = apply("- {target: '$.paths[*].get', update: {answers: {ok: [1]}}}").value["paths"]
    first, second = (paths[path]["get"]["answers"] for path in ("/one", "/two"))
    assert first == second == {"ok": [1]}
    first["ok"].append(2)
    assert second == {"ok": [1]}
    assert "answers" not in paths["/one"]["post"]


@pytest.mark.parametrize(
    ("target", "left"),
    [
        ("$.names[1]", ["ada", "cleo", "dora"]),
        ("$.names[0, 2]", ["bela", "dora"]),
        ("$.names[1, 1]", ["ada", "cleo", "dora"]),
        ("$.names[-1, 0]", ["bela", "cleo"]),
        ("$.names[*]", []),
        ("$.names[?@ == 'cleo' || @ == 'ada']", ["bela", "dora"]),
    ],
)
def test_list_items_are_removed_by_what_they_were(apply: Apply, target: str, left: list[str]) -> None:
    """Removing several items takes those that the target named, in whatever order and however often it named them."""
    assert apply(f'- {{target: "{target}", remove: true}}').value["names"] == left


def test_many_items_are_removed_from_the_end(document: Callable[[str], Document], read: Any) -> None:
    """Of eleven items the tenth and the second go, although "10" sorts before "2"."""
    base = document("names: [a, b, c, d, e, f, g, h, i, j, k]")
    overlay = read("overlay: 1.0.0\nactions:\n- {target: '$.names[2, 10, 9]', remove: true}\n", "overlay.yaml")
    assert _overlay.apply(base, overlay).value == {"names": ["a", "b", "d", "e", "f", "g", "h", "i"]}


def test_keys_are_removed_nested_ones_too(apply: Apply) -> None:
    """Removing what stands inside of something else that is removed is no error, and all of it goes."""
    value = apply("- {target: $..x, remove: true}\n- {target: '$.paths[*].get', remove: true}").value
    assert value["deep"] == {"y": 2}
    assert value["paths"] == {"/one": {"post": {"tags": ["y"]}}, "/two": {}}


def test_actions_run_in_their_order(apply: Apply) -> None:
    """An action sees what those before it did: what one adds, the next may change and a third remove."""
    value = apply("""\
        - {target: $.info, update: {step: {n: 1, gone: true}}}
        - {target: $.info.step, update: {n: 2}}
        - {target: $.info.step.gone, remove: true}
        """).value
    assert value["info"]["step"] == {"n": 2}


def test_remove_false_is_an_update(apply: Apply) -> None:
    """An action that says `remove: false` updates like one that does not mention it."""
    assert apply("- {target: $.info, remove: false, update: {title: New}}").value["info"]["title"] == "New"


def test_the_base_stays_as_it_is(apply: Apply, base: Document) -> None:
    """Applying an overlay changes neither the values nor the places of the document that it is applied to."""
    value, places = copy.deepcopy(base.value), dict(base.places)
    apply("- {target: $, update: {info: {title: New}, names: [x]}}\n- {target: $.paths, remove: true}")
    assert base.value == value
    assert base.places == places


def test_the_name_tells_both_files(apply: Apply) -> None:
    """The new document is called after the files that it was made from."""
    assert apply("- {target: $.paths, remove: true}").name == "doc.yaml + overlay.yaml"


def test_merged_parts_have_the_place_in_the_overlay(apply: Apply) -> None:
    """What an update brought is told with its place in the overlay; what it left alone with that in the document."""
    places = apply("""\
        - target: $.info
          update:
            title: New
            tags: [c]
        - target: $.names
          update: {more: 1}
        """).places
    assert places["/info/title"] == "overlay.yaml:6:12"
    assert places["/info/tags/2"] == "overlay.yaml:7:12"
    assert places["/info/tags/1"] == "doc.yaml:1:31"
    assert places["/names/4/more"] == "overlay.yaml:9:18"
    assert places["/deep/y"] == "doc.yaml:9:27"


def test_removed_parts_have_no_place(apply: Apply) -> None:
    """What was removed has no place, and the items after a removed one are told with their own places."""
    places = apply("- {target: '$.names[0, 2]', remove: true}\n- {target: $.deep.x, remove: true}").places
    assert {at: place for at, place in places.items() if at.startswith(("/names/", "/deep/"))} == {
        "/names/0": "doc.yaml:8:14",
        "/names/1": "doc.yaml:8:26",
        "/deep/y": "doc.yaml:9:27",
    }


@pytest.mark.parametrize(
    ("action", "told"),
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
        ("{target: $.info, update: {}, remove: 'true'}", r"4:40: `remove` is true or false"),
        ("{remove: true}", r"4:3: an action needs a `target`"),
        ("{target: 1, remove: true}", r"4:3: an action needs a `target`"),
        ("remove", r"4:3: an action needs a `target`"),
        ("{target: $.info.title, update: {a: 1}}", r"4:34: .*on a value it is not possible"),
        ("{target: $.info, update: text}", r"4:28: `update` on an object must be an object"),
    ],
)
def test_a_faulty_action_is_told_with_its_place(apply: Apply, action: str, told: str) -> None:
    """An action that is malformed or changes nothing stops the work with file, line and column."""
    with pytest.raises(SourceError, match=rf"^overlay\.yaml:{told}"):
        apply(f"- {action}")


def test_a_later_action_that_lost_its_target_is_told(apply: Apply) -> None:
    """An action whose target an action before it removed is one that matches nothing."""
    with pytest.raises(SourceError, match=r"^overlay\.yaml:5:12: the target \$\.info\.title matches nothing"):
        apply("- {target: $.info, remove: true}\n- {target: $.info.title, remove: true}")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("openapi: 3.0.3\n", r"1:1: not an OpenAPI Overlay"),
        ("overlay: 2.0.0\nactions: []\n", r"1:1: not an OpenAPI Overlay"),
        ("- overlay\n", r"1:1: not an OpenAPI Overlay"),
        ("overlay: 1.0.0\n", r"1:1: an overlay needs a list `actions`"),
        ("overlay: 1.0.0\nactions: {target: $}\n", r"1:1: an overlay needs a list `actions`"),
    ],
)
def test_what_is_not_an_overlay_is_told(base: Document, read: Any, text: str, told: str) -> None:
    """A file that is no Overlay 1.0 stops the work with its place."""
    with pytest.raises(SourceError, match=rf"^overlay\.yaml:{told}"):
        _overlay.apply(base, read(text, "overlay.yaml"))
