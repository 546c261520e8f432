"""Signatures for ``help()`` and editors: the fields of a TypedDict by name, and no return type of the runtime's own."""

from __future__ import annotations

import inspect
import re
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_UNPACK = re.compile(r"Unpack\[(\w+)\]")


class SignatureDescriptor:
    """The ``__signature__`` of an object with a ``_describe``, computed on first use; classes have none."""

    def __get__(self, instance: Any, owner: type) -> inspect.Signature | None:
        return None if instance is None else expand_signature(instance._describe)  # noqa: SLF001  (its owner's)


def expand_signature(describe: Callable[..., Any]) -> inspect.Signature:
    """Return the signature that callers see of a method that describes a call or a listing."""
    signature = inspect.signature(describe)
    method: Any = getattr(describe, "func", describe)  # of a partial
    module = vars(sys.modules[method.__module__])
    parameters = [one for parameter in signature.parameters.values() for one in _expand_parameter(parameter, module)]
    return signature.replace(parameters=parameters, return_annotation=inspect.Signature.empty)


def _expand_parameter(parameter: inspect.Parameter, module: dict[str, Any]) -> Iterator[inspect.Parameter]:
    match = _UNPACK.fullmatch(str(parameter.annotation))
    fields: Any = module.get(match[1]) if match else None
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
