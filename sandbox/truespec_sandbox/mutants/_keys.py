"""Defects in what keys open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from truespec_sandbox._errors import APIError
from truespec_sandbox.mutants._defects import acting, in_turn, ruled

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from truespec_sandbox._document._model import OperationSpec
    from truespec_sandbox._profile import Handler, RequestContext
    from truespec_sandbox._responses import Response
    from truespec_sandbox.mutants._defects import Act
    from truespec_sandbox.mutants._mutant import Defect, Parts


def keyless(partner: str, *operations: str) -> Defect:
    """Ask for no key, and take whoever comes for a partner."""

    def act(context: RequestContext, handler: Handler) -> Response:
        return handler(attrs.evolve(context, partner=partner))

    return in_turn(ruled(lambda one: attrs.evolve(one, security=()), *operations), acting(act, *operations))


def any_key(partner: str) -> Defect:
    """Take an unknown key for a partner's."""

    def plant(parts: Parts) -> Parts:
        known, may = parts.profile.authenticate, parts.profile.is_authorized

        def authenticate(credentials: Mapping[str, str]) -> str | None:
            return known(credentials) or partner

        def is_authorized(credentials: Mapping[str, str], operation: OperationSpec) -> bool:
            return known(credentials) is None or may(credentials, operation)

        return attrs.evolve(
            parts, profile=attrs.evolve(parts.profile, authenticate=authenticate, is_authorized=is_authorized)
        )

    return plant


def any_right(*operations: str) -> Defect:
    """Give every known key the right to operations."""

    def plant(parts: Parts) -> Parts:
        may = parts.profile.is_authorized

        def is_authorized(credentials: Mapping[str, str], operation: OperationSpec) -> bool:
            return operation.operation_id in operations or may(credentials, operation)

        return attrs.evolve(parts, profile=attrs.evolve(parts.profile, is_authorized=is_authorized))

    return plant


def told(change: Callable[[Mapping[str, str]], Mapping[str, str]]) -> Defect:
    """Look at other credentials than those that were sent."""

    def plant(parts: Parts) -> Parts:
        known, may = parts.profile.authenticate, parts.profile.is_authorized

        def authenticate(credentials: Mapping[str, str]) -> str | None:
            return known(change(credentials))

        def is_authorized(credentials: Mapping[str, str], operation: OperationSpec) -> bool:
            return may(change(credentials), operation)

        return attrs.evolve(
            parts, profile=attrs.evolve(parts.profile, authenticate=authenticate, is_authorized=is_authorized)
        )

    return plant


def everybodys(*partners: str) -> Act:
    """Do for a caller what any partner may do."""

    def act(context: RequestContext, handler: Handler) -> Response:
        try:
            return handler(context)
        except APIError:
            for partner in partners:
                try:
                    return handler(attrs.evolve(context, partner=partner))
                except APIError:
                    continue
            raise

    return act
