"""Defects in what keys open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from truespec_sandbox._refusal import RefusalError
from truespec_sandbox.mutants._defects import acting, in_turn, ruled

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from truespec_sandbox._document._model import Operation
    from truespec_sandbox._profile._call import Answer, Behaviour, Call
    from truespec_sandbox.mutants._defects import Act
    from truespec_sandbox.mutants._mutant import Defect, Parts


def keyless(partner: str, *operations: str) -> Defect:
    """Ask for no key, and take whoever comes for a partner."""

    def act(call: Call, behaviour: Behaviour) -> Answer:
        return behaviour(attrs.evolve(call, partner=partner))

    return in_turn(ruled(lambda one: attrs.evolve(one, security=()), *operations), acting(act, *operations))


def any_key(partner: str) -> Defect:
    """Take an unknown key for a partner's."""

    def plant(parts: Parts) -> Parts:
        known, may = parts.profile.partner_of, parts.profile.permits

        def partner_of(credentials: Mapping[str, str]) -> str | None:
            return known(credentials) or partner

        def permits(credentials: Mapping[str, str], operation: Operation) -> bool:
            return known(credentials) is None or may(credentials, operation)

        return attrs.evolve(parts, profile=attrs.evolve(parts.profile, partner_of=partner_of, permits=permits))

    return plant


def any_right(*operations: str) -> Defect:
    """Give every known key the right to operations."""

    def plant(parts: Parts) -> Parts:
        may = parts.profile.permits

        def permits(credentials: Mapping[str, str], operation: Operation) -> bool:
            return operation.operation_id in operations or may(credentials, operation)

        return attrs.evolve(parts, profile=attrs.evolve(parts.profile, permits=permits))

    return plant


def told(change: Callable[[Mapping[str, str]], Mapping[str, str]]) -> Defect:
    """Look at other credentials than those that were sent."""

    def plant(parts: Parts) -> Parts:
        known, may = parts.profile.partner_of, parts.profile.permits

        def partner_of(credentials: Mapping[str, str]) -> str | None:
            return known(change(credentials))

        def permits(credentials: Mapping[str, str], operation: Operation) -> bool:
            return may(change(credentials), operation)

        return attrs.evolve(parts, profile=attrs.evolve(parts.profile, partner_of=partner_of, permits=permits))

    return plant


def everybodys(*partners: str) -> Act:
    """Do for a caller what any partner may do."""

    def act(call: Call, behaviour: Behaviour) -> Answer:
        try:
            return behaviour(call)
        except RefusalError:
            for partner in partners:
                try:
                    return behaviour(attrs.evolve(call, partner=partner))
                except RefusalError:
                    continue
            raise

    return act
