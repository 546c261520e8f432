"""Fault plans from mappings and from YAML or JSON files, with file and line of every mistake in its message."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, cast

from truespec_sandbox._faults._plan import Plan, PlanError, build_plan
from truespec_sandbox._wire._strict_json import JSON, MalformedJSONError, dump, parse

if TYPE_CHECKING:
    from collections.abc import Collection

    import yaml

_MAX_BYTES = 1024 * 1024
# A YAML alias can stand for a tree full of aliases, so that a few lines become a tree without end.
_MAX_NODES = 10_000
_MAX_DEPTH = 32
_JSON_TAGS = {f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null")}


def load_plan(source: object, operations: Collection[str]) -> Plan | None:
    """Load a plan.

    Args:
        source: a mapping; the path of a file in YAML, or in JSON when its name ends in ``.json``; ``True`` for a plan
            without faults, so that requests can ask for theirs by header; ``None`` or ``False`` for no faults at all.
        operations: the operationIds of the document.

    Returns:
        The plan; ``None`` for no faults.

    Raises:
        PlanError: the plan is wrong, or its file cannot be read.
        TypeError: the source is of another type.

    """
    if source is None or source is False:
        return None
    if source is True:
        return Plan()
    if isinstance(source, Mapping):
        return build_plan(_copy(cast("Mapping[str, JSON]", source)), operations, "the plan", {})
    if isinstance(source, (str, os.PathLike)):
        path = Path(cast("str | os.PathLike[str]", source))
        return parse_plan(_read(path), str(path), operations, as_json=path.suffix == ".json")
    message = f"faults must be True, a mapping or the path of a file, not {source!r:.80}"
    raise TypeError(message)


def parse_plan(data: bytes, name: str, operations: Collection[str], *, as_json: bool) -> Plan:
    """Parse a plan.

    Args:
        data: the text in UTF-8.
        name: the name of the plan in messages.
        operations: the operationIds of the document.
        as_json: whether the text is strict JSON; otherwise it is YAML.

    Returns:
        The plan.

    Raises:
        PlanError: the text does not parse, repeats a key, or is not a valid plan.

    """
    try:
        text = data.decode()
        if as_json:
            return build_plan(parse(data), operations, name, {})
    except UnicodeDecodeError as error:
        message = f"{name}: not UTF-8: {error.reason} at byte {error.start}"
        raise PlanError(message) from None
    except MalformedJSONError as error:
        message = f"{name}: not JSON: {error}"
        raise PlanError(message) from None
    value, lines = _parse_yaml(text, name)
    return build_plan(value, operations, name, lines)


def _copy(plan: Mapping[str, JSON]) -> JSON:
    try:
        return parse(dump(dict(plan)))
    except (TypeError, ValueError) as error:
        message = f"the plan contains a value that JSON cannot represent: {error}"
        raise PlanError(message) from None


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(_MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        message = f"the plan {str(path)!r} cannot be read: {error}"
        raise PlanError(message) from None
    if len(content) > _MAX_BYTES:
        message = f"the plan {str(path)!r} is larger than {_MAX_BYTES} bytes"
        raise PlanError(message)
    return content


def _parse_yaml(text: str, name: str) -> tuple[JSON, Mapping[str, int]]:
    import yaml  # noqa: PLC0415  (start-up: only a sandbox with a plan in YAML needs it)

    reader = _YAMLReader(name)
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        return (None if root is None else reader.read(root, "", 0)), reader.lines
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = f", line {mark.line + 1}" if mark else ""
        message = f"{name}{line}: not YAML: {error.problem or error.context}"
    except (yaml.YAMLError, RecursionError) as error:
        message = f"{name}: not YAML: {error}"
    raise PlanError(message)


class _YAMLReader:
    """Converts YAML nodes to JSON values, and notes the line of each by its path, such as ``faults[2].nth``."""

    def __init__(self, name: str) -> None:
        self.lines: dict[str, int] = {}
        self._name = name
        self._nodes = 0

    def read(self, node: yaml.Node, path: str, depth: int) -> JSON:
        import yaml  # noqa: PLC0415  (as above)

        self.lines.setdefault(path, node.start_mark.line + 1)
        self._nodes += 1
        if self._nodes > _MAX_NODES or depth > _MAX_DEPTH:
            raise self._error(node, f"more than {_MAX_NODES} values, or more than {_MAX_DEPTH} levels")
        if isinstance(node, yaml.MappingNode):
            return self._read_mapping(node, path, depth)
        if isinstance(node, yaml.SequenceNode):
            return [self.read(item, f"{path}[{index}]", depth + 1) for index, item in enumerate(node.value)]
        if node.tag not in _JSON_TAGS:
            raise self._error(node, f"{node.value!r} is not a string, number, true, false or null; quote it")
        text = str(node.value)
        scalar: JSON = text if node.tag.endswith(":str") else yaml.safe_load(text)
        return scalar

    def _read_mapping(self, node: yaml.MappingNode, path: str, depth: int) -> dict[str, JSON]:
        mapping: dict[str, JSON] = {}
        for key_node, value_node in node.value:
            key = self.read(key_node, f"{path}.(key)", depth + 1)
            if not isinstance(key, str):
                raise self._error(key_node, "a key must be a string")
            if key in mapping:
                raise self._error(key_node, f"the key {key!r} is repeated")
            mapping[key] = self.read(value_node, f"{path}.{key}".removeprefix("."), depth + 1)
        return mapping

    def _error(self, node: yaml.Node, problem: str) -> PlanError:
        return PlanError(f"{self._name}, line {node.start_mark.line + 1}: {problem}")
