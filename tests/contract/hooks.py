"""Hooks and checks for schemathesis: valid requests reach records that exist, and no query parameter excuses another.

A document says which ids are well-formed, not which exist, and no schema says that a part of a form is JSON. Only
valid cases are changed; what a case breaks on purpose stays broken.
"""

from __future__ import annotations

import os
import threading
import time
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias, cast
from urllib.parse import parse_qsl, urlsplit

import requests
import schemathesis
from attrs import frozen
from schemathesis import GenerationMode

from tests.contract.apis import APIS
from tests.contract.document import allows_text, load_document
from tests.contract.formation_forms import FILE_MEDIA_TYPES
from tests.contract.json_values import at
from tests.contract.marks import VARIABLE, mark_body
from tests.contract.schemathesis_run import PARENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from schemathesis import Case, CheckContext, HookContext, Response

    from tests.contract.document import Operation
    from tests.contract.resources import API, Resource

AnyCase: TypeAlias = "Case[Any]"
_TIMEOUT = 20


@cache
def _api_of(title: str) -> API:
    return next(api for api in APIS.values() if load_document(api.name).title == title)


def _find_operation(case: AnyCase) -> tuple[API, Operation]:
    api = _api_of(str(case.operation.schema.raw_schema["info"]["title"]))
    return api, load_document(api.name).operations[str(case.operation.definition.raw["operationId"])]


@schemathesis.check
def strict_query_rejection(_context: CheckContext, response: Response, case: AnyCase) -> None:
    """Fail when a query with a missing, repeated or invalid parameter got a success response.

    The check that schemathesis has excuses an invalid value when another parameter of the same query is valid.
    """
    is_success = 200 <= response.status_code < 300
    if case.meta is None or case.meta.generation.mode == GenerationMode.POSITIVE or not is_success:
        return
    _, operation = _find_operation(case)
    if case.method.upper() != operation.method:
        return
    query = parse_qsl(urlsplit(str(response.request.url)).query, keep_blank_values=True)
    problems = [f"{name} is missing" for name in sorted(operation.required - {name for name, _ in query})]
    for name, schema in operation.query.items():
        texts = [text for each, text in query if each == name]
        if schema.get("type") != "array":
            problems += [f"{name} is sent {len(texts)} times"] if len(texts) > 1 else []
            problems += [f"{name} is {text[:100]!r}" for text in texts if not allows_text(schema, text)]
    message = f"{response.status_code} for a query in which {', '.join(problems)}"
    assert not problems, message


@schemathesis.hook  # pyright: ignore[reportUnknownMemberType]  (schemathesis does not type the result of a hook)
def before_call(_context: HookContext, case: AnyCase, _kwargs: dict[str, Any]) -> None:
    """Give a valid case a form that the server accepts, and the id of a record that exists."""
    if case.meta is None or case.meta.generation.mode != GenerationMode.POSITIVE:
        return
    api, operation = _find_operation(case)
    resource = next((one for one in api.resources if one.create == operation.id), None)
    if isinstance(case.body, dict):
        if resource and resource.build_form:
            seed = str(case.body.get(resource.form_part, ""))
            case.body = resource.build_form(seed, with_files=len(case.body) > 1)
            case.multipart_content_types = FILE_MEDIA_TYPES
        else:
            case.body = _mark(case.body, api, operation)
    _fixture_records.insert_into(case, api, operation)


def _mark(body: dict[str, Any], api: API, operation: Operation) -> dict[str, Any]:
    resource = next((one for one in api.resources if operation.id in {one.create, one.update}), None)
    return mark_body(body, resource, operation) if resource else body


@frozen
class _Creation:
    """A create whose response links to an operation."""

    resource: Resource
    operation: Operation
    path_parameter: str
    id_pointer: str


class FixtureRecords:
    """Keeps one record of each collection, and puts its id into the paths of valid requests."""

    def __init__(self, *, is_live: bool) -> None:
        """Begin without records.

        Args:
            is_live: whether the server is not a sandbox of ours, so that nothing irreversible may be called.

        """
        self._is_live = is_live
        self._ids: dict[tuple[str, str], str] = {}

    def insert_into(self, case: AnyCase, api: API, operation: Operation) -> None:
        """Let a case work on a record that exists.

        A case to whose operation no create links, or that follows a link itself, stays as it is; so does one whose
        path is what it tests, but where that may be a unique field, a record with that value is created.
        """
        if case.meta is None or case.meta.phase.name.value == "stateful":
            return
        location = getattr(case.meta.phase.data, "parameter_location", None)
        for creation in _creations(api, operation):
            if self._is_live and creation.operation.id in api.irreversible:
                continue
            if location is not None and location.value == "path":
                if creation.resource.unique_field:
                    _create(case, creation, unique=str(case.path_parameters.get(creation.path_parameter)))
                continue
            key = (str(case.operation.base_url), creation.operation.id)
            record_id = self._ids.get(key) or _create(case, creation)
            if record_id:
                self._ids[key] = record_id
                case.path_parameters[creation.path_parameter] = record_id
                _name_owner(case, creation)
                if case.method == "DELETE":
                    del self._ids[key]


def _end_with_parent(parent: int) -> None:
    # Whoever has started this process holds the records of the run: nothing may be sent after its end.
    while os.getppid() == parent:
        time.sleep(0.2)
    os._exit(1)


if PARENT in os.environ:
    threading.Thread(target=_end_with_parent, args=(int(os.environ[PARENT]),), daemon=True).start()
_fixture_records = FixtureRecords(is_live=bool(os.environ.get(VARIABLE)))


def _creations(api: API, operation: Operation) -> Iterator[_Creation]:
    operations = load_document(api.name).operations
    parameter = operation.path.partition("{")[2].partition("}")[0]
    for resource in api.resources:
        creation = operations[resource.create]
        if operation.id in creation.links:
            yield _Creation(resource, creation, parameter, creation.links[operation.id])


def _name_owner(case: AnyCase, creation: _Creation) -> None:
    # A change that names another owner than the record's is a 404.
    owner = creation.resource.owner_field
    if isinstance(case.body, dict) and owner in case.body:
        case.body = {**case.body, owner: creation.operation.examples[0][owner]}


def _create(case: AnyCase, creation: _Creation, *, unique: str = "") -> str:
    resource = creation.resource
    if resource.build_form:
        form = resource.build_form(str(case.id), unique=unique)
        body: dict[str, Any] = {"files": {resource.form_part: (None, form[resource.form_part], "application/json")}}
    else:
        body = {"json": mark_body(creation.operation.examples[0], resource, creation.operation)}
    url = str(case.operation.base_url).rstrip("/") + creation.operation.path
    response = requests.post(url, headers=_credentials(case), timeout=_TIMEOUT, **body)
    try:
        record_id = at(response.json(), creation.id_pointer)
    except ValueError:
        return ""
    return str(record_id) if response.ok and isinstance(record_id, (str, int)) else ""


def _credentials(case: AnyCase) -> dict[str, str]:
    schemes = case.operation.schema.raw_schema["components"]["securitySchemes"].values()
    names = {str(scheme.get("name", "authorization")).lower() for scheme in schemes}
    headers = cast("Mapping[str, str]", case.headers)  # pyright: ignore[reportUnknownMemberType]  (its values are open)
    return {name: value for name, value in headers.items() if name.lower() in names}
