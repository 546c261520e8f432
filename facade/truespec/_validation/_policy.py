"""What a client does about deviations: how closely it looks, and who is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import frozen

from truespec._errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Callable

    from truespec._deviation import Deviation

Conformance: TypeAlias = Literal["strict", "observe", "off"]
MODES: tuple[Conformance, ...] = ("strict", "observe", "off")


@frozen
class Policy:
    """The checked options about conformance."""

    conformance: Conformance = "strict"
    on_deviation: Callable[[Deviation], object] | None = None
    values: bool = False
    """Whether deviations keep the values that they are about."""


def policy(conformance: object, on_deviation: Callable[[Deviation], object] | None, values: object) -> Policy:
    """The policy that these options make.  Raises ConfigurationError for one that makes no sense."""
    known: Conformance | None = next((mode for mode in MODES if mode == conformance), None)
    if known is None:
        message = f"conformance must be one of {', '.join(MODES)}, not {conformance!r}"
        raise ConfigurationError(message)
    if on_deviation is not None and not callable(on_deviation):
        message = f"on_deviation must be something to call with a Deviation, not {type(on_deviation).__name__}"
        raise ConfigurationError(message)
    if not isinstance(values, bool):
        message = f"deviation_values must be True or False, not {type(values).__name__}"
        raise ConfigurationError(message)
    return Policy(known, on_deviation, values)
