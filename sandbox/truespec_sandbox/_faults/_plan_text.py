"""Plans as YAML or JSON text, read so that every complaint can name its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from truespec_sandbox._wire._strict_json import JSON, MalformedJSONError, parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    import yaml

# An alias may stand for a tree that is full of aliases: a few lines would become a tree without end.
_MOST_NODES = 10_000
_DEEPEST = 32
_PLAIN = {f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null")}


class PlanError(ValueError):
    """A plan that cannot be followed; the text says where and why."""


def read_text(text: str, name: str, *, as_json: bool) -> tuple[JSON, Mapping[str, int]]:
    """Read a plan's text.

    Args:
        text: the text.
        name: what to call it in messages, such as the name of its file.
        as_json: whether it is strict JSON; otherwise it is YAML, of which nearly all JSON is a part.

    Returns:
        The value, and the line of each part of it by its path, such as ``faults[2].nth``; JSON gives no lines.

    Raises:
        PlanError: the text does not parse, repeats a key, or holds something that JSON cannot hold.

    """
    if as_json:
        try:
            return parse(text.encode("utf-8", "surrogatepass")), {}
        except MalformedJSONError as error:
            message = f"{name}: not JSON: {error}"
            raise PlanError(message) from None
    return _read_yaml(text, name)


def _read_yaml(text: str, name: str) -> tuple[JSON, Mapping[str, int]]:
    import yaml  # noqa: PLC0415 (start-up: only a sandbox with a plan in YAML needs it)

    reader = _Reader(name)
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


class _Reader:
    def __init__(self, name: str) -> None:
        self.name = name
        self.lines: dict[str, int] = {}
        self._nodes = 0

    def read(self, node: yaml.Node, path: str, depth: int) -> JSON:
        import yaml  # noqa: PLC0415 (as above)

        self.lines.setdefault(path, node.start_mark.line + 1)
        self._nodes += 1
        if self._nodes > _MOST_NODES or depth > _DEEPEST:
            raise self._error(node, f"more than {_MOST_NODES} values, or more than {_DEEPEST} levels")
        match node:
            case yaml.MappingNode():
                return self._mapping(node, path, depth)
            case yaml.SequenceNode():
                return [self.read(item, f"{path}[{index}]", depth + 1) for index, item in enumerate(node.value)]
            case _:
                return self._scalar(node)

    def _mapping(self, node: yaml.MappingNode, path: str, depth: int) -> dict[str, JSON]:
        found: dict[str, JSON] = {}
        for key_node, value_node in node.value:
            key = self.read(key_node, f"{path}.(key)", depth + 1)
            if not isinstance(key, str):
                raise self._error(key_node, "a key has to be a text")
            if key in found:
                raise self._error(key_node, f"the key {key!r} stands here a second time")
            found[key] = self.read(value_node, f"{path}.{key}".removeprefix("."), depth + 1)
        return found

    def _scalar(self, node: yaml.Node) -> JSON:
        import yaml  # noqa: PLC0415 (as above)

        if node.tag not in _PLAIN:
            raise self._error(node, f"{node.value!r} is neither text nor number nor true, false or null; quote it")
        text = str(node.value)
        value: JSON = text if node.tag.endswith(":str") else yaml.safe_load(text)
        return value

    def _error(self, node: yaml.Node, trouble: str) -> PlanError:
        return PlanError(f"{self.name}, line {node.start_mark.line + 1}: {trouble}")
