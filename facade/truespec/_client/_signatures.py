"""Signatures for ``help()`` and editors: the fields of a TypedDict by name, and no return type of the runtime's own."""

from __future__ import annotations

import inspect
import re
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_UNPACK = re.compile(r"Unpack\[([\w.]+)\]")


class SignatureDescriptor:
    """The ``__signature__`` of an object with a ``_describe``, computed on first use; classes have none."""

    def __get__(self, instance: Any, owner: type) -> inspect.Signature | None:
        return None if instance is None else expand_signature(instance._describe)  # noqa: SLF001  (its owner's)


def expand_signature(describe: Callable[..., Any]) -> inspect.Signature:
    """Return the signature that callers see of a method that describes a call or a listing."""
    signature = inspect.signature(describe)
    method: Any = getattr(describe, "func", describe)  # of a partial
    parameters = [
        one for parameter in signature.parameters.values() for one in _expand_parameter(parameter, method.__module__)
    ]
    return signature.replace(parameters=parameters, return_annotation=inspect.Signature.empty)


def _expand_parameter(parameter: inspect.Parameter, module: str) -> Iterator[inspect.Parameter]:
    match = _UNPACK.fullmatch(str(parameter.annotation))
    fields = _find_typed_dict(match[1], module) if match else None
    if fields is None:
        yield parameter
        return
    for name, annotation in fields.__annotations__.items():
        yield inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            default=inspect.Parameter.empty if name in fields.__required_keys__ else ...,
            annotation=getattr(annotation, "__forward_arg__", annotation),
        )


def _find_typed_dict(name: str, module: str) -> Any:
    """Return the TypedDict of an annotation, from the module or, where that does not import it, from its package."""
    first, *rest = name.split(".")
    package = sys.modules[module.partition(".")[0]]
    value = getattr(sys.modules[module], first, None) or getattr(package, first, None)
    for part in rest:
        value = getattr(value, part, None)
    return value
