"""Defects in what operations do and in what is checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from truespec_sandbox._document._model import OperationSpec, ParameterSpec
    from truespec_sandbox._profile import Handler, RequestContext
    from truespec_sandbox._responses import Response
    from truespec_sandbox._wire._strict_json import JSON
    from truespec_sandbox.mutants._mutant import Defect, Parts

Act: TypeAlias = "Callable[[RequestContext, Handler], Response]"


def acting(act: Act, *operations: str) -> Defect:
    """Change what operations do.

    Args:
        act: does it in the place of the behaviour, which it gets.
        operations: which.

    Returns:
        The defect.

    """

    def wrapped(handler: Handler) -> Handler:
        return lambda context: act(context, handler)

    def plant(parts: Parts) -> Parts:
        new = {name: wrapped(parts.profile.handlers[name]) for name in operations}
        handlers = {**parts.profile.handlers, **new}
        return attrs.evolve(parts, profile=attrs.evolve(parts.profile, handlers=handlers))

    return plant


def asked(change: Callable[[dict[str, JSON]], Mapping[str, JSON]]) -> Act:
    """Do what another query would do."""

    def act(context: RequestContext, handler: Handler) -> Response:
        query = change(dict(context.parameters.query))
        return handler(attrs.evolve(context, parameters=attrs.evolve(context.parameters, query=query)))

    return act


def sent(change: Callable[[JSON], JSON]) -> Act:
    """Do what another body would do."""

    def act(context: RequestContext, handler: Handler) -> Response:
        return handler(attrs.evolve(context, body=change(context.body)))

    return act


def ruled(change: Callable[[OperationSpec], OperationSpec], *operations: str) -> Defect:
    """Check requests by other rules than the document's."""

    def plant(parts: Parts) -> Parts:
        document = parts.document
        changed = (change(one) if one.operation_id in operations else one for one in document.operations)
        return attrs.evolve(parts, document=attrs.evolve(document, operations=tuple(changed)))

    return plant


def schema(name: str, change: Callable[[dict[str, JSON]], JSON]) -> Defect:
    """Check bodies by another schema than the document's of this name."""

    def plant(parts: Parts) -> Parts:
        document = parts.document
        old = document.schemas[name]
        new = change(old) if isinstance(old, dict) else old
        return attrs.evolve(parts, document=attrs.evolve(document, schemas={**document.schemas, name: new}))

    return plant


def parameter(name: str, change: Callable[[ParameterSpec], ParameterSpec]) -> Callable[[OperationSpec], OperationSpec]:
    """Check a parameter by another rule."""
    return lambda operation: attrs.evolve(
        operation, parameters=tuple(change(one) if one.name == name else one for one in operation.parameters)
    )


def unbounded(one: ParameterSpec) -> ParameterSpec:
    """Take any text for a parameter, or any number."""
    return attrs.evolve(one, schema={"type": one.schema.get("type", "string")})


def in_turn(*defects: Defect) -> Defect:
    """Plant what one defect takes several changes for."""

    def plant(parts: Parts) -> Parts:
        for defect in defects:
            parts = defect(parts)
        return parts

    return plant
