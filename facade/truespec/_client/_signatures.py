"""What an operation takes, told to people and their tools: every field of a TypedDict by its name, and no inner types."""

from __future__ import annotations

import inspect
import re
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_UNPACKED = re.compile(r"Unpack\[(\w+)\]")


class SignatureDescriptor:
    """The ``__signature__`` of an object with a ``_describe``, made when somebody asks; classes have none."""

    def __get__(self, instance: Any, owner: type) -> inspect.Signature | None:
        return None if instance is None else signature(instance._describe)  # noqa: SLF001  (its owner's)


def signature(describe: Callable[..., Any]) -> inspect.Signature:
    """The signature of a method that describes, as its callers see it: what it returns is not what they get."""
    found = inspect.signature(describe)
    method: Any = getattr(describe, "func", describe)  # of a partial
    module = vars(sys.modules[method.__module__])
    parameters = [one for parameter in found.parameters.values() for one in _expanded(parameter, module)]
    return found.replace(parameters=parameters, return_annotation=inspect.Signature.empty)


def _expanded(parameter: inspect.Parameter, module: dict[str, Any]) -> Iterator[inspect.Parameter]:
    unpacked = _UNPACKED.fullmatch(str(parameter.annotation))
    fields: Any = module.get(unpacked[1]) if unpacked else None
    if fields is None:
        yield parameter
        return
    for name, kind in fields.__annotations__.items():
        default = inspect.Parameter.empty if name in fields.__required_keys__ else ...
        annotation = getattr(kind, "__forward_arg__", kind)
        yield inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
