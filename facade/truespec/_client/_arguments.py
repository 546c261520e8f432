"""Arguments of public methods: the signature that callers see, and errors that show none of their values."""

from __future__ import annotations

import functools
import inspect
import re
import sys
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from truespec._errors import ConfigurationError, RequestConformanceError, TruespecError
from truespec._json import to_plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

P = ParamSpec("P")
T = TypeVar("T")
SelfT = TypeVar("SelfT")

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


def call_safely(
    function: Callable[..., T],
    args: Sequence[Any],
    kwargs: Mapping[str, Any],
    error_class: type[TruespecError] = RequestConformanceError,
) -> T | Exception:
    """Call a function with plain arguments, and return its result or its error.

    The error is returned, to be raised where no frame has the arguments: they may be secret or personal data.

    Args:
        function: The function.
        args: Its positional arguments.
        kwargs: Its keyword arguments.
        error_class: The class of the error for an argument that the function cannot use, whatever it raised.
    """
    try:
        return function(*to_plain(tuple(args)), **to_plain(dict(kwargs)))
    except (TruespecError, ImportError) as error:  # an extra that is not installed
        error.__cause__ = error.__context__ = None
        return error.with_traceback(None)
    except Exception as error:  # noqa: BLE001  (callers may pass anything)
        if isinstance(error, TypeError) and not _accepts(function, args, kwargs):
            return error.with_traceback(None)
        reason = "nested too deeply or too large" if isinstance(error, RecursionError) else type(error).__name__
        name: str = getattr(function, "func", function).__qualname__.removesuffix(".__init__")
        return error_class(f"{name}: invalid argument ({reason}): use the documented types; nothing was sent")


def _accepts(function: Callable[..., Any], args: Sequence[Any], kwargs: Mapping[str, Any]) -> bool:
    """Return whether a function has parameters for these arguments."""
    try:
        expand_signature(function).bind(*args, **kwargs)
    except TypeError:
        return False
    return True


def hide_arguments(init: Callable[Concatenate[SelfT, P], None]) -> Callable[Concatenate[SelfT, P], None]:
    """Decorate the ``__init__`` of a client: its errors do not show the credentials, nor do their frames."""

    @functools.wraps(init)
    def initialize(self: SelfT, /, *args: P.args, **kwargs: P.kwargs) -> None:
        error = call_safely(functools.partial(init, self), args, kwargs, ConfigurationError)
        del args, kwargs  # a traceback may show local variables
        if error is not None:
            raise error

    return initialize
