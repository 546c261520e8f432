"""Defects of creates, reads, updates and deletes, for every collection that has what they are about."""

from __future__ import annotations

import html
import unicodedata
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import evolve

from tests.contract.json_values import at, edit_at, equal, items, members
from tests.contract.mutants.handlers import edit_request_body, store_instead, wrap_handler
from tests.contract.mutants.mutant import Row, features, has, has_text_ids, store_name
from tests.contract.mutants.responses import edit_path

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.contract.mutants.mutant import Defect
    from tests.contract.resources import Resource
    from truespec_sandbox._profile import Handler, RequestContext
    from truespec_sandbox._responses import Response

Record: TypeAlias = dict[str, Any]
Build: TypeAlias = "Callable[[Resource], Defect]"


def _body_pointer(resource: Resource) -> str:
    return f"/{resource.form_part}" if resource.form_part else ""


def _ignore_sent(is_ignored: Callable[[Any], bool]) -> Build:
    """Ignore the sent fields that have such a value."""

    def keep(body: Any) -> Record:
        # Where the document requires a field it is there in every case, whatever its value.
        required = {"company_id", "type"}
        return {name: value for name, value in members(body).items() if name in required or not is_ignored(value)}

    return lambda _: wrap_handler(edit_request_body("", keep))


def _store(edit: Callable[[Record, Record, Record], Record]) -> Build:
    """Store and return another record after an update, computed from the one before, the right one, and the sent fields."""

    def build(resource: Resource) -> Defect:
        def wrapper(context: RequestContext, handler: Handler) -> Response:
            stored = context.records.find(store_name(resource), _id(context))
            before = members(stored[1]) if stored else {}
            body = edit(before, {**before, **members(context.body)}, members(context.body))
            sent = {name: body[name] for name in members(context.body) if name in body}
            return handler(evolve(context, body={**members(context.body), **sent}))

        return wrap_handler(wrapper)

    return build


def _id(context: RequestContext) -> str:
    return str(next(iter(context.parameters.path.values())))


def _merge_objects(before: Record, after: Record, sent: Record) -> Record:
    return {
        **after,
        **{name: {**members(before.get(name)), **value} for name, value in sent.items() if isinstance(value, dict)},
    }


def _append_lists(before: Record, after: Record, sent: Record) -> Record:
    return {
        **after,
        **{name: [*items(before.get(name)), *value] for name, value in sent.items() if isinstance(value, list)},
    }


def _keep_time(resource: Resource) -> Defect:
    def wrapper(context: RequestContext, handler: Handler) -> Response:
        stored = context.records.find(store_name(resource), _id(context))
        return handler(evolve(context, now=members(stored[1])["updated_at"]) if stored else context)

    return wrap_handler(wrapper)


def _renew_creation(resource: Resource) -> Defect:
    return wrap_handler(
        store_instead(store_name(resource), lambda _, after, context: {**after, "created_at": context.now + 1})
    )


def _neighbour(context: RequestContext, resource: Resource, record_id: str) -> str | None:
    stored = context.records.find(store_name(resource), record_id)
    ids = context.records.ids(store_name(resource), stored[0]) if stored else []
    place = ids.index(record_id) if record_id in ids else 0
    return ids[place - 1] if place else None


def _change_neighbour(resource: Resource) -> Defect:
    def wrapper(context: RequestContext, handler: Handler) -> Response:
        other = _neighbour(context, resource, _id(context))
        response = handler(context)
        stored = context.records.find(store_name(resource), other) if other else None
        if stored and other:
            name = resource.marked[0]
            changed = {**stored[1], name: members(context.body).get(name, "x")}
            context.records.replace(store_name(resource), other, changed, indexed=())
        return response

    return wrap_handler(wrapper)


def _delete_neighbour(resource: Resource) -> Defect:
    def wrapper(context: RequestContext, handler: Handler) -> Response:
        other = _neighbour(context, resource, _id(context))
        response = handler(context)
        if other:
            context.records.delete(store_name(resource), other)
        return response

    return wrap_handler(wrapper)


def _reuse_id(resource: Resource) -> Defect:
    """Give a new record the id of one that was deleted."""
    deleted: list[str] = []

    def delete(context: RequestContext, handler: Handler) -> Response:
        response = handler(context)
        deleted.append(_id(context))
        context.records.delete(store_name(resource), _id(context))
        return response

    def create(context: RequestContext, handler: Handler) -> Response:
        response = handler(context)
        if not deleted:
            return response
        new_id = deleted.pop()
        pointer = resource.created + resource.id
        own_id = str(at(response.body, pointer))
        owner, body = context.records.find(store_name(resource), own_id) or ("", {})
        context.records.delete(store_name(resource), own_id)
        typed_id = int(new_id) if isinstance(body["id"], int) else new_id
        context.records.insert(store_name(resource), owner, {**body, "id": typed_id}, indexed=(), record_id=new_id)
        return evolve(response, body=edit_at(response.body, pointer, lambda _: typed_id))

    def plant(parts: Any, operations: tuple[str, ...]) -> Any:
        parts = wrap_handler(delete)(parts, (resource.delete,))
        return wrap_handler(create)(parts, tuple(one for one in operations if one == resource.create))

    return plant


def _replace_equal(resource: Resource) -> Defect:
    """Let a create replace a record that has the same value in the last text that the collection varies."""
    field = [*resource.vary(0)][1 if resource.name != "clients" else 0]
    seen: dict[str, str] = {}

    def wrapper(context: RequestContext, handler: Handler) -> Response:
        response = handler(context)
        pointer = resource.created + resource.id
        new_id, value = str(at(response.body, pointer)), repr(at(context.body, f"/{field}"))
        old_id = seen.setdefault(value, new_id)
        if old_id != new_id:
            context.records.delete(store_name(resource), old_id)
            seen[value] = new_id
        return response

    return wrap_handler(wrapper)


def edit_texts(edit: Callable[[str], str], *, nested_only: bool = False) -> Build:
    """Store other texts than those that were sent, at any depth or inside objects and lists only."""

    def walk(value: Any, depth: int) -> Any:
        if isinstance(value, dict):
            fixed = {"company_id", "type", "state", "ending", "timezone", "iso_code", "country"}
            return {name: each if name in fixed else walk(each, depth + 1) for name, each in members(value).items()}
        if isinstance(value, list):
            return [walk(each, depth + 1) for each in items(value)]
        is_meant = isinstance(value, str) and (depth > 1 or not nested_only)
        return edit(value) if is_meant else value

    return lambda resource: wrap_handler(edit_request_body(_body_pointer(resource), lambda body: walk(body, 0)))


def _edit_values(edit: Callable[[Any], Any]) -> Build:
    def walk(value: Any) -> Any:
        if isinstance(value, dict):
            return edit({name: walk(each) for name, each in members(value).items()})
        return edit([walk(each) for each in items(value)]) if isinstance(value, list) else edit(value)

    return lambda resource: wrap_handler(edit_request_body(_body_pointer(resource), walk))


def _distinct(value: Any) -> Any:
    array = items(value)
    distinct = [one for place, one in enumerate(array) if not any(equal(one, other) for other in array[:place])]
    return distinct if isinstance(value, list) else value


def _sorted(value: Any) -> Any:
    array = items(value)
    return sorted(array) if array and all(isinstance(each, str) for each in array) else value


def _round(value: Any) -> Any:
    return round(value, 2) if isinstance(value, float) else value


def _cut_bytes(bound: int) -> Callable[[str], str]:
    return lambda text: text.encode()[:bound].decode(errors="ignore")


_ASCII = str.maketrans(
    {"\u2013": "-", "\u2014": "-", "\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"', "\u2026": "."}
)


def _has_update(resource: Resource) -> object:
    return resource.update


def _ignore_field(name: str) -> Row:
    def drop(body: Any) -> Record:
        return {key: value for key, value in members(body).items() if key != name}

    return Row(
        f"{name}-ignored",
        "update",
        lambda _: wrap_handler(edit_request_body("", drop)),
        lambda resource: resource.update and name in features(resource),
    )


def _ignore_in_id(name: str, operation: str, edit: Callable[[str], str]) -> Row:
    applies = has_text_ids if name == "case" else bool
    return Row(f"{name}-of-an-id-ignored", operation, lambda _: edit_path(edit), applies)


UPDATES = (
    Row("clearing-ignored", "update", _ignore_sent(lambda value: value == ""), lambda resource: resource.update and "texts" in features(resource)),
    Row("empty-list-ignored", "update", _ignore_sent(lambda value: value == []), has("billing")),
    Row("zero-ignored", "update", _ignore_sent(lambda value: value == 0), has("salvage_value")),
    Row("objects-ignored", "update", _ignore_sent(lambda value: isinstance(value, dict)), has("billing")),
    Row("lists-ignored", "update", _ignore_sent(lambda value: isinstance(value, list)), has("billing")),
    Row("objects-merged", "update", _store(_merge_objects), has("billing")),
    Row("lists-appended", "update", _store(_append_lists), has("billing")),
    Row("time-stands-still", "update", _keep_time, _has_update),
    Row("creation-renewed", "update", _renew_creation, _has_update),
    Row("neighbour-changed", "update", _change_neighbour, _has_update),
    *map(_ignore_field, ("status", "description", "bcc_emails", "role", "linkedin", "vat_rate_id", "sdi_code", "intent_date", "phone")),
)  # fmt: skip
"""Defects of updates."""

_SPELLINGS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("space-around", lambda path: path.removesuffix("%20")),
    ("case", str.lower),
    ("zero-before", lambda path: path.replace("/0", "/")),
    ("rest", lambda path: path.partition(".")[0]),
)
IDENTITIES = (
    Row("id-used-again", "create delete", _reuse_id, _has_update),
    Row("create-replaces-equal", "create", _replace_equal, _has_update),
    Row("delete-takes-neighbour", "delete", _delete_neighbour, _has_update),
    *(
        _ignore_in_id(name, operation, edit)
        for operation in ("read", "delete")
        for name, edit in _SPELLINGS
    ),
)  # fmt: skip
"""Defects of identities."""

TEXTS = (
    Row("cut-at-191-bytes", "create", edit_texts(_cut_bytes(191))),
    Row("cut-at-255-bytes", "create", edit_texts(_cut_bytes(255)), has("texts")),
    Row("cut-at-500", "create", edit_texts(lambda text: text[:500]), has("texts")),
    Row("quotes-and-dashes-to-ascii", "create", edit_texts(lambda text: text.translate(_ASCII))),
    Row("composed", "create", edit_texts(lambda text: unicodedata.normalize("NFC", text))),
    Row("compatible", "create", edit_texts(lambda text: unicodedata.normalize("NFKC", text))),
    Row("escaped", "create", edit_texts(lambda text: html.escape(text, quote=False))),
    Row("spaces-joined", "create", edit_texts(lambda text: " ".join(text.split(" ")) if "  " not in text else text.replace("  ", " "))),
    Row("invisible-dropped", "create", edit_texts(lambda text: text.replace("\u200b", "").replace("\ufeff", ""))),
    Row("hard-spaces-to-soft", "create", edit_texts(lambda text: text.replace("\u00a0", " "))),
    Row("nested-trimmed", "create", edit_texts(str.strip, nested_only=True), has("nested")),
    Row("nested-cut-at-40", "create", edit_texts(lambda text: text[:40], nested_only=True), has("nested")),
    Row("list-items-distinct", "create", _edit_values(_distinct), has("billing")),
    Row("list-items-sorted", "create", _edit_values(_sorted), has("billing")),
    Row("numbers-rounded", "create", _edit_values(_round), has("salvage_value")),
    Row("update-cut-at-60", "update", edit_texts(lambda text: text[:60]), _has_update),
    Row("update-trimmed", "update", edit_texts(str.strip), _has_update),
    Row("update-composed", "update", edit_texts(lambda text: unicodedata.normalize("NFC", text)), _has_update),
)  # fmt: skip
"""Defects of texts and other values."""
