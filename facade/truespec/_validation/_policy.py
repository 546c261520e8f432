"""Conformance policy: how closely a client validates, and how it reports deviations."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import evolve, frozen

from truespec import _messages
from truespec._errors import ConfigurationError
from truespec._locks import LOCK

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from truespec._deviation import Deviation, Kind

Conformance: TypeAlias = Literal["strict", "observe", "off"]
MODES: tuple[Conformance, ...] = ("strict", "observe", "off")

_LOGGER = logging.getLogger("truespec.deviations")
_MAX_LOGGED_KINDS = 1_000


@frozen
class Policy:
    """The conformance options of a client, checked."""

    conformance: Conformance = "strict"
    on_deviation: Callable[[Deviation], object] | None = None
    keep_values: bool = False
    """Whether deviations have the values that they are about."""


def create_policy(
    conformance: object, on_deviation: Callable[[Deviation], object] | None, deviation_values: object
) -> Policy:
    """Return the policy of these options.

    Raises:
        ConfigurationError: An option is invalid.
    """
    mode: Conformance | None = next((mode for mode in MODES if mode == conformance), None)
    if mode is None:
        message = f"invalid conformance {conformance!r}: use one of {', '.join(MODES)}"
        raise ConfigurationError(message)
    if on_deviation is not None and not callable(on_deviation):
        message = f"invalid on_deviation of type {type(on_deviation).__name__}: use a function that takes a Deviation"
        raise ConfigurationError(message)
    if not isinstance(deviation_values, bool):
        message = f"invalid deviation_values of type {type(deviation_values).__name__}: use True or False"
        raise ConfigurationError(message)
    return Policy(mode, on_deviation, deviation_values)


LOGGED_KINDS: set[Kind] = set()
"""The kinds that this process has logged; bounded, because pointers may contain names of a server's."""


def _is_new(kind: Kind) -> bool:
    """Return whether a kind is to be logged, and remember it."""
    with LOCK:
        count = len(LOGGED_KINDS)
        if count < _MAX_LOGGED_KINDS:
            LOGGED_KINDS.add(kind)
        return len(LOGGED_KINDS) > count


def report(policy: Policy, deviations: Sequence[Deviation], *, is_raised: bool) -> None:
    """Pass every deviation to the client's callback, and log each kind once unless an error has the deviations anyway.

    An exception of the callback is logged and does not end the call.
    """
    for deviation in deviations:
        if not is_raised and _is_new(deviation.kind):
            # More people read logs than errors, so values are left out.
            text = _messages.sanitize(str(evolve(deviation, value=None)))
            _LOGGER.warning(
                "%s: the %s response violates the document: %s", deviation.operation, deviation.status, text
            )
        if policy.on_deviation is not None:
            try:
                policy.on_deviation(deviation)
            except Exception:
                _LOGGER.exception("on_deviation raised an exception; the call continues")
