"""Find what is no plain JSON in a value that somebody wants to send.

A schema cannot tell: a validator may judge an Enum by its value while the wire gets its name, and a circle or a lone
surrogate only fails when it is written.  So the kinds are looked at first, exactly.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from truespec._deviation import Deviation
from truespec._json import is_array, is_object, is_tuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_PLAIN = (str, int, bool, float, type(None))
_DEEPEST = 100  # more nesting than any document asks for, and less than any parser gives up at


def foreign(value: object, where: str, rule: str) -> list[Deviation]:
    """The parts of ``value`` that JSON cannot carry; ``where`` heads their pointers, ``rule`` is the schema's."""
    return [
        Deviation(f"{where}{at}".strip(), rule, wanted, type(part).__name__) for at, part, wanted in _walk(value, "", 0)
    ]


def _walk(value: object, at: str, depth: int) -> Iterator[tuple[str, object, str]]:
    if depth > _DEEPEST:
        yield at, value, f"nested no deeper than {_DEEPEST} levels is wanted"
    elif is_object(value):
        for name, item in value.items():
            if type(name) is not str or not _writable(name):
                yield at, name, "names that are text are wanted"
            else:
                yield from _walk(item, f"{at}/{name.replace('~', '~0').replace('/', '~1')}", depth + 1)
    elif is_array(value) or is_tuple(value):
        for index, item in enumerate(value):
            yield from _walk(item, f"{at}/{index}", depth + 1)
    elif type(value) not in _PLAIN:
        yield at, value, "plain JSON is wanted (text, number, true, false, null, a list or a dict)"
    elif isinstance(value, float) and not math.isfinite(value):
        yield at, value, "a finite number is wanted"
    elif isinstance(value, str) and not _writable(value):
        yield at, value, "text without lone surrogates is wanted"


def _writable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
