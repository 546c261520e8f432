"""Records that exist, for requests that name one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias, cast

import requests

from scripts.contract._apis import APIS
from scripts.contract._formation_forms import form
from scripts.contract._marks import marked
from scripts.contract._values import at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from schemathesis import Case

AnyCase: TypeAlias = "Case[Any]"
_POINTER = "$response.body#"
_SECONDS = 20
_FORM = "multipart/form-data"
_OWNERS = {one.create: one.scoped_by for api in APIS.values() for one in api.resources if one.scoped_by}
"""The field of the body that says whose a record is, by the operation that creates it."""
NOT_LIVE = frozenset({"createFormation", "cancelFormation"})
"""What founds or ends a company. On a server that is not ours it is not tried: a company cannot be removed again."""


class Living:
    """Keeps one record of each collection alive, and puts its id into the paths of valid requests.

    Which creation makes what an operation works on is told by the links of the contract document.
    """

    def __init__(self, *, is_live: bool) -> None:
        """Begin with no records.

        Args:
            is_live: whether the server is not a sandbox of ours; then only what can be removed again is made.

        """
        self._is_live = is_live
        self._ids: dict[tuple[str, str], str] = {}

    def enter(self, case: AnyCase) -> None:
        """Let a case work on a record that exists.

        Args:
            case: the case; one that no creation links to, whose path is what it tests, or that follows a link, is
                left as it is. For a formation, whose path may hold a name of the partner's own, one of that name is
                founded then.

        """
        if case.meta is None or case.meta.phase.name.value == "stateful":
            return
        is_own = _is_about_its_path(case)
        for path, creation, parameter, pointer in _creations(case):
            if self._is_live and creation["operationId"] in NOT_LIVE:
                continue
            if is_own:
                _name(case, path, creation, str(case.path_parameters.get(parameter)))
                continue
            key = (case.operation.base_url, path)
            found = self._ids.get(key) or _create(case, path, creation, pointer)
            if found:
                self._ids[key] = found
                case.path_parameters[parameter] = found
                _own(case, creation)
                if case.method == "DELETE":
                    del self._ids[key]


def _is_about_its_path(case: AnyCase) -> bool:
    phase = case.meta.phase if case.meta else None
    if phase is None:
        return True
    location = getattr(phase.data, "parameter_location", None)
    return location is not None and location.value == "path"


def _creations(case: AnyCase) -> Iterator[tuple[str, Any, str, str]]:
    """Path and definition of the creation, the path parameter, and where its value is in the creation's answer."""
    wanted = case.operation.definition.raw["operationId"]
    for path, item in case.operation.schema.raw_schema["paths"].items():
        creation = item.get("post", {})
        for answer in creation.get("responses", {}).values():
            for link in answer.get("links", {}).values():
                if link.get("operationId") == wanted:
                    for parameter, source in link["parameters"].items():
                        yield path, creation, parameter, source.removeprefix(_POINTER)


def _own(case: AnyCase, creation: Any) -> None:
    """Let a change name the owner that the record has: no other one may be named."""
    owner = _OWNERS.get(creation["operationId"])
    if isinstance(case.body, dict) and owner in case.body:
        case.body = {**case.body, owner: _example(creation)[owner]}


def _example(creation: Any) -> Any:
    content = next(iter(creation["requestBody"]["content"].values()))
    return next(iter(content["examples"].values()))["value"]


def _name(case: AnyCase, path: str, creation: Any, name: str) -> None:
    if _FORM in creation["requestBody"]["content"]:
        _post(case, path, _form(case, name))


def _form(case: AnyCase, external_id: str = "") -> dict[str, Any]:
    data = form(str(case.id), external_id=external_id)["company_data"]
    return {"files": {"company_data": (None, data, "application/json")}}


def _post(case: AnyCase, path: str, body: dict[str, Any]) -> requests.Response:
    url = str(case.operation.base_url).rstrip("/") + path
    return requests.post(url, headers=_credentials(case), timeout=_SECONDS, **body)


def _create(case: AnyCase, path: str, creation: Any, pointer: str) -> str:
    body = _form(case) if _FORM in creation["requestBody"]["content"] else {"json": marked(_example(creation))}
    answer = _post(case, path, body)
    try:
        found = at(answer.json(), pointer)
    except ValueError:
        return ""
    return str(found) if answer.ok and isinstance(found, (str, int)) else ""


def _credentials(case: AnyCase) -> dict[str, str]:
    schemes = case.operation.schema.raw_schema["components"]["securitySchemes"].values()
    names = {str(scheme.get("name", "authorization")).lower() for scheme in schemes}
    sent = cast("Mapping[str, str]", case.headers)  # pyright: ignore[reportUnknownMemberType] (schemathesis leaves the values open)
    return {name: value for name, value in sent.items() if name.lower() in names}
