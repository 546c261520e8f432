"""Defects of what is rejected, of credentials, of the protocol, and of an API's own rules."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, TypeAlias
from unittest.mock import patch
from urllib.parse import parse_qsl, urlencode

from attrs import evolve
from starlette.datastructures import Headers

from tests.contract.apis import APIS
from tests.contract.document import load_document
from tests.contract.json_values import edit_at, items, members
from tests.contract.mutants.handlers import edit_request_body, wrap_handler
from tests.contract.mutants.mutant import Row, features, has, has_text_ids
from tests.contract.mutants.responses import (
    add_middleware,
    edit_body,
    edit_path,
    edit_request,
    mutate_response,
    set_status,
)
from tests.contract.mutants.validation import edit_operation
from truespec_sandbox._responses import Response

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.contract.mutants.mutant import Defect
    from tests.contract.resources import Resource
    from truespec_sandbox._document._model import OperationSpec
    from truespec_sandbox._profile import Handler, RequestContext
    from truespec_sandbox._responses import AnyResponse, CallNext
    from truespec_sandbox._running import Parts
    from truespec_sandbox._wire._incoming_request import IncomingRequest

Schema: TypeAlias = dict[str, Any]
Build: TypeAlias = "Callable[[Resource], Defect]"
_CONTENT = "x-content-schema"


def _relax(edit: Callable[[Schema], Schema], *, inner: bool = False) -> Build:
    """Check bodies by a copy of their schema in which every schema, or every inner one, is edited."""

    def plant(parts: Parts, operations: tuple[str, ...]) -> Parts:
        def walk(schema: Any, depth: int) -> Any:
            name = str(members(schema).get("$ref", "")).rpartition("/")[2]
            whole = members(parts.document.schemas[name] if name else schema)
            copy = {**whole}
            for key in ("items", _CONTENT):
                if key in whole:
                    copy[key] = walk(whole[key], depth if key == _CONTENT else depth + 1)
            if "properties" in whole:
                copy["properties"] = {key: walk(each, depth + 1) for key, each in members(whole["properties"]).items()}
            return edit(copy) if depth > inner and _CONTENT not in copy else copy

        def relax(operation: OperationSpec) -> OperationSpec:
            assert operation.body is not None
            contents = {
                name: evolve(each, schema=walk(each.schema, 1)) for name, each in operation.body.media_types.items()
            }
            return evolve(operation, body=evolve(operation.body, media_types=contents))

        return edit_operation(relax)(parts, operations)

    return lambda _: plant


def _without(*names: str) -> Callable[[Schema], Schema]:
    return lambda schema: {key: value for key, value in schema.items() if key not in names}


def _also(type_name: str, *others: str) -> Callable[[Schema], Schema]:
    def edit(schema: Schema) -> Schema:
        types = schema.get("type")
        has = types == type_name or (isinstance(types, list) and type_name in types)
        rest = _without("minimum", "maximum", "enum", "format", "pattern")(schema) if has else schema
        return {**rest, "type": [*dict.fromkeys([*(items(types) or [types]), *others])]} if has else schema

    return edit


def _fold_enum(schema: Schema) -> Schema:
    values = items(schema.get("enum"))
    return (
        {**schema, "enum": [*values, *(str(one).lower() for one in values), *(str(one).upper() for one in values)]}
        if values
        else schema
    )


def _edit_bytes(edit: Callable[[bytes], bytes]) -> Build:
    def change(request: IncomingRequest) -> IncomingRequest:
        return evolve(request, body=edit(request.body)) if request.body else request

    return lambda _: edit_request(change)


def _read_first(data: bytes) -> bytes:
    try:
        text = data.decode("utf-8-sig")
        return json.dumps(json.JSONDecoder().raw_decode(text.lstrip())[0]).encode()
    except ValueError:
        return data


def _allow_duplicates(data: bytes) -> bytes:
    try:
        return json.dumps(json.loads(data)).encode()
    except ValueError:
        return data


def _lose_commas(data: bytes) -> bytes:
    return re.sub(rb",\s*([}\]])", rb"\1", data)


def _fail_on_long(bound: int) -> Build:
    """Raise an error for a text over a bound."""

    def has_long(value: Any) -> bool:
        if isinstance(value, (dict, list)):
            return any(map(has_long, members(value).values() if isinstance(value, dict) else items(value)))
        return isinstance(value, str) and len(value) > bound

    def wrapper(context: RequestContext, handler: Handler) -> Response:
        if has_long(context.body):
            message = "too long"
            raise ValueError(message)
        return handler(context)

    return lambda _: wrap_handler(wrapper)


def _in_form(resource: Resource) -> object:
    return resource.form_part


def _no_form(resource: Resource) -> bool:
    return not resource.form_part


def _of_body(name: str, operation: str, build: Build, applies: Callable[[Resource], object]) -> Row:
    return Row(name, operation, build, lambda resource: getattr(resource, operation) and applies(resource))


def _no_billing(resource: Resource) -> bool:
    return "billing" not in features(resource)


_BODY_DEFECTS: tuple[tuple[str, Build, Callable[[Resource], object]], ...] = (
    ("takes-null", _relax(_also("string", "null")), bool),
    ("takes-number-for-text", _relax(_also("string", "number")), bool),
    ("takes-text-for-number", _relax(lambda schema: _also("number", "string")(_also("integer", "string")(schema))), _no_billing),
    ("takes-object-for-list", _relax(_also("array", "object")), has("billing")),
    ("takes-boolean-for-number", _relax(lambda schema: _also("number", "boolean")(_also("integer", "boolean")(schema))), _no_billing),
    ("takes-more-fields", _relax(_without("additionalProperties")), bool),
    ("takes-more-inner-fields", _relax(_without("additionalProperties"), inner=True), has("nested")),
    ("takes-any-case", _relax(_fold_enum), has("type")),
    ("takes-any-length", _relax(_without("maxLength")), bool),
    ("takes-any-inner-length", _relax(_without("maxLength", "pattern"), inner=True), has("nested")),
    ("takes-empty", _relax(_without("minLength", "minItems")), lambda resource: "client_id" not in features(resource) and "vat" not in features(resource)),
    ("takes-any-number", _relax(_without("minimum", "maximum")), _no_billing),
    ("takes-any-format", _relax(_without("format", "pattern")), bool),
    ("takes-any-inner-format", _relax(_without("format", "pattern"), inner=True), has("nested")),
    ("takes-long-lists", _relax(_without("maxItems")), has("nested")),
    ("takes-duplicate-names", _edit_bytes(_allow_duplicates), _no_form),
    ("takes-trailing-bytes", _edit_bytes(_read_first), _no_form),
    ("takes-trailing-comma", _edit_bytes(_lose_commas), _no_form),
    ("fails-over-90", _fail_on_long(90), bool),
    ("fails-over-250", _fail_on_long(250), has("texts")),
)  # fmt: skip
INVALID_REQUESTS = tuple(
    _of_body(name, operations, build, applies)
    for operations in ("create", "update")
    for name, build, applies in _BODY_DEFECTS
)
"""Requests that have to be rejected, or served, and are not."""


def _edit_headers(edit: Callable[[Resource, dict[str, str], IncomingRequest], dict[str, str]]) -> Build:
    """Read other headers than those that were sent."""

    def build(resource: Resource) -> Defect:
        return edit_request(
            lambda request: evolve(request, headers=Headers(edit(resource, dict(request.headers), request)))
        )

    return build


def _key(resource: Resource) -> tuple[str, str]:
    """Return the header with the key, and the header's value for a good key in the sandbox."""
    api = next(one for one in APIS.values() if any(resource is each for each in one.resources))
    good = {"clemta": "clemta_sandbox_key", "wethod": "wethod_sandbox_token"}[api.name]
    ((name, value),) = load_document(api.name).credential_headers(dict.fromkeys(api.secrets, good)).items()
    return name.lower(), value


def _takes(is_good: Callable[[str, str], bool]) -> Build:
    """Take every value of the header with the key that compares with a good one like this."""

    def edit(resource: Resource, headers: dict[str, str], _request: IncomingRequest) -> dict[str, str]:
        name, good = _key(resource)
        return {**headers, name: good} if is_good(headers.get(name, "-"), good) else headers

    return _edit_headers(edit)


def _takes_elsewhere(resource: Resource, headers: dict[str, str], request: IncomingRequest) -> dict[str, str]:
    name, good = _key(resource)
    secret = good.rpartition(" ")[2]
    elsewhere = [value.rpartition(" ")[2] for key, value in headers.items() if key != name]
    elsewhere += [value for _, value in parse_qsl(request.query)]
    return {**headers, name: good} if name not in headers and secret in elsewhere else headers


def _respond_to_all(statuses: frozenset[int]) -> Build:
    """Check the key last: a request that is rejected with one of these statuses with a good key is so with any."""

    def build(resource: Resource) -> Defect:
        name, good = _key(resource)

        async def middleware(request: IncomingRequest, call_next: CallNext) -> AnyResponse:
            response = await call_next(request)
            if not isinstance(response, Response) or response.status != 401 or request.method not in {"GET", "POST"}:
                return response
            headers = Headers({**request.headers, name: good})
            other = await call_next(evolve(request, headers=headers))
            return other if isinstance(other, Response) and other.status in statuses else response

        return add_middleware(middleware)

    return build


def _has_code(resource: Resource) -> bool:
    return _key(resource)[0] != "authorization"


_KEYS: tuple[tuple[str, Callable[[str, str], bool]], ...] = (
    ("takes-empty-key", lambda value, _: value.strip().lower() in {"", "bearer"}),
    ("takes-a-prefix", lambda value, good: len(value) > 8 and good.startswith(value)),
    ("takes-more-behind", lambda value, good: value.startswith(good)),
    ("takes-another-case", lambda value, good: value.lower() == good.lower()),
    ("takes-another-scheme", lambda value, good: value.rpartition(" ")[2] == good.rpartition(" ")[2]),
)
CREDENTIALS = (
    *(Row(name, "read", _takes(is_good)) for name, is_good in _KEYS),
    Row("takes-it-elsewhere", "read", _edit_headers(_takes_elsewhere)),
    Row("existence-before-key", "read", _respond_to_all(frozenset({404}))),
    Row("validation-before-key", "create", _respond_to_all(frozenset({400}))),
    Row("validation-before-key", "list", _respond_to_all(frozenset({400}))),
    Row("wrong-code-without-key", "read", lambda _: mutate_response(edit_body(lambda body: edit_at(body, "/error/code", lambda _: "INVALID_API_KEY")), status=401), _has_code),
    Row("wrong-code-for-unknown-key", "read", lambda _: mutate_response(edit_body(lambda body: edit_at(body, "/error/code", lambda _: "API_KEY_REQUIRED")), status=401), _has_code),
)  # fmt: skip
"""Keys that open, or errors that say too much."""


def _respond(method: str, edit: Callable[[Response], Response], *, as_method: str = "") -> Build:
    """Respond otherwise to a method on the path of the operation."""

    async def middleware(request: IncomingRequest, call_next: CallNext) -> AnyResponse:
        if request.method != method:
            return await call_next(request)
        response = await call_next(evolve(request, method=as_method or method))
        return edit(response) if isinstance(response, Response) else response

    return lambda _: add_middleware(middleware)


def _override(name: str) -> Build:
    def change(request: IncomingRequest) -> IncomingRequest:
        return evolve(request, method=request.headers.get(name, request.method).upper())

    return lambda _: edit_request(change)


def _override_by_query(_resource: Resource) -> Defect:
    def change(request: IncomingRequest) -> IncomingRequest:
        query = dict(parse_qsl(request.query))
        method = query.pop("_method", request.method)
        return evolve(request, method=method.upper(), query=urlencode(query)) if method != request.method else request

    return edit_request(change)


def _set_allow(edit: Callable[[str], str]) -> Build:
    def change(response: Response) -> Response:
        return evolve(
            response,
            headers=tuple((name, edit(value) if name == "allow" else value) for name, value in response.headers),
        )

    return lambda _: mutate_response(change, status=405)


def _empty_texts(text: str) -> Callable[[Any], Any]:
    def walk(value: Any) -> Any:
        if isinstance(value, dict):
            return {
                name: text if name in {"message", "details"} else walk(each) for name, each in members(value).items()
            }
        return value

    return walk


def _keep_304(_resource: Resource) -> Defect:
    """Say that nothing has changed to whoever names any date."""

    async def middleware(request: IncomingRequest, call_next: CallNext) -> AnyResponse:
        response = await call_next(request)
        has_date = "GMT" in request.headers.get("if-modified-since", "")
        is_read = isinstance(response, Response) and response.status == 200 and has_date
        return evolve(response, status=304, body=None) if is_read and isinstance(response, Response) else response

    return add_middleware(middleware)


def _limit_without(name: str) -> Build:
    """Leave a header out of 429 responses."""

    def drop(response: Response) -> Response:
        return evolve(response, headers=tuple(pair for pair in response.headers if pair[0] != name))

    return lambda _: mutate_response(drop, status=429)


PROTOCOL = (
    Row("head-404", "read", _respond("HEAD", set_status(404))),
    Row("head-without-headers", "read", _respond("HEAD", lambda response: evolve(response, headers=(), media_type="text/plain"))),
    Row("options-500", "read", _respond("OPTIONS", set_status(500))),
    Row("options-as-read", "read", _respond("OPTIONS", lambda response: response, as_method="GET")),
    Row("options-without-allow", "read", _respond("OPTIONS", lambda response: evolve(response, headers=()))),
    Row("trace-echoes", "read", _respond("TRACE", set_status(200), as_method="GET")),
    Row("put-as-read", "read", _respond("PUT", lambda response: response, as_method="GET")),
    Row("unknown-method-as-read", "read", _respond("BREW", lambda response: response, as_method="GET")),
    Row("allow-lacks-delete", "read", _set_allow(lambda value: value.replace("DELETE, ", "")), has_text_ids),
    Row("allow-lists-put", "read", _set_allow(lambda value: f"{value}, PUT")),
    *(Row(f"{name}-overrides", "delete", _override(name)) for name in ("x-http-method-override", "x-http-method", "x-method-override")),
    Row("query-overrides", "delete", _override_by_query, _no_form),
    Row("slash-behind", "read", lambda _: edit_path(lambda path: path.removesuffix("/"))),
    Row("slash-behind", "create", lambda _: edit_path(lambda path: path.removesuffix("/"))),
    Row("two-slashes", "read", lambda _: edit_path(lambda path: path.replace("//", "/"))),
    Row("escapes-unread", "read", lambda _: edit_path(lambda path: "/-" if "%6" in path else path, always=True)),
    Row("path-in-capitals", "read", lambda _: edit_path(str.lower)),
    Row("suffix-json", "read", lambda _: edit_path(lambda path: path.removesuffix(".json"))),
    Row("error-shows-stack", "read", lambda _: mutate_response(edit_body(_empty_texts('Traceback (most recent call last): File "app.py", line 3, in find')), status=404)),
    Row("error-says-nothing", "read", lambda _: mutate_response(edit_body(_empty_texts(" ")), status=404)),
    Row("error-says-nothing", "create", lambda _: mutate_response(edit_body(_empty_texts(" ")), status=400)),
    Row("error-shows-query", "create", lambda _: mutate_response(edit_body(_empty_texts("near SELECT * FROM records WHERE id = 5: syntax error")), status=400)),
    Row("304-for-any-date", "read", _keep_304, lambda resource: resource.supports_conditional_reads),
    Row("429-without-wait", "read", _limit_without("retry-after"), lambda resource: "vat" not in features(resource) and "client_id" not in features(resource)),
    Row("429-without-wait", "read", _limit_without("x-ratelimit-retry-after"), has("vat")),
)  # fmt: skip
"""Defects of HTTP itself."""


def _edit_company(edit: Callable[[Schema], Schema]) -> Build:
    return lambda _: wrap_handler(edit_request_body("/company_data", edit))


def _edit_holders(edit: Callable[[Schema], Schema]) -> Build:
    return _edit_company(
        lambda data: {**data, "shareholders": [edit(members(one)) for one in items(data["shareholders"])]}
    )


def _unique_over_partners(context: RequestContext, handler: Handler) -> Response:
    def find(name: str, record_id: str) -> Any:
        own = original(name, record_id)
        other = record_id.replace("other_partner/", "partner/")
        return own or (original(name, other) if name == "formation_external_ids" else None)

    original = context.records.find
    with patch.object(context.records, "find", find):
        return handler(context)


def _ignore_zone(query: Any) -> Any:
    return re.sub(r"[+-][0-9]{2}:[0-9]{2}$|Z$", "Z", query) if isinstance(query, str) else query


def _has_no_ssn(holder: Schema) -> Schema:
    return (
        holder
        if holder.get("ssn") or holder.get("itin") or holder.get("type") != "individual"
        else {**holder, "ssn": "000-12-3456"}
    )


DOMAIN = (
    Row("without-ssn", "create", _edit_holders(_has_no_ssn), _in_form),
    Row("without-name", "create", _edit_holders(lambda one: {"first_name": "A", "last_name": "B", **one}), _in_form),
    Row("any-ending", "create", _edit_company(lambda data: {**data, "ending": "LLC" if data["type"] == "LLC" else "Inc."}), _in_form),
    Row("directors-of-llc", "create", _edit_company(lambda data: {name: value for name, value in data.items() if name != "directors" or data["type"] != "LLC"}), _in_form),
    Row("director-of-llc", "create", _edit_company(lambda data: {**data, "shareholders": [{**one, "is_director": False} if data["type"] == "LLC" else one for one in data["shareholders"]]}), _in_form),
    Row("unique-over-partners", "create", lambda _: wrap_handler(_unique_over_partners), _in_form),
    Row("zone-ignored", "list", lambda _: wrap_handler(lambda context, handler: handler(evolve(context, parameters=evolve(context.parameters, query={name: _ignore_zone(value) for name, value in context.parameters.query.items()})))), lambda resource: "vat" in features(resource) or "client_id" in features(resource)),
)  # fmt: skip
"""Defects of an API's own rules."""
