"""Modules of operations, and the requests that they build and send."""

from __future__ import annotations

import email.parser
import email.policy
import importlib
import inspect
import io
import pkgutil
from typing import TYPE_CHECKING, Any

import pytest

from clemta_api import api
from clemta_api.api.contacts import get_contacts
from clemta_api.api.formation import create_formation, get_formation
from clemta_api.errors import UnexpectedStatus
from clemta_api.models import CreateFormationBody, FormationRequest, FormationShareholderRequest
from clemta_api.types import UNSET, File, Parameter

if TYPE_CHECKING:
    from collections.abc import Callable
    from email.message import MIMEPart

    import httpx

    from clemta_api import AuthenticatedClient

MODULES = [
    importlib.import_module(module.name)
    for module in pkgutil.walk_packages(api.__path__, f"{api.__name__}.")
    if not module.ispkg
]
ADDRESS = {"address1": "7 Alder Court", "city": "Laramie", "state": "WY", "zip": "82070", "country": "US"}


def _operation_id(module: Any) -> str:
    return str(module.OPERATION.id)


every_module = pytest.mark.parametrize("module", MODULES, ids=_operation_id)


@pytest.fixture
def operations(document: dict[str, Any]) -> dict[str, tuple[str, str, dict[str, Any]]]:
    """Return method, path and operation of the document by operationId."""
    return {
        operation["operationId"]: (method.upper(), path, operation)
        for path, item in document["paths"].items()
        for method, operation in item.items()
        if method != "parameters"
    }


def test_every_operation_has_a_module(operations: dict[str, Any]) -> None:
    """There is one module for each operation of the document, and no other."""
    assert len(operations) == 13
    assert sorted(map(_operation_id, MODULES)) == sorted(operations)


@every_module
def test_operation_of_a_module(module: Any, operations: dict[str, Any]) -> None:
    """Method, path and parameters are the document's, and the module is in the folder of its tag."""
    method, path, operation = operations[module.OPERATION.id]
    assert (module.OPERATION.method, module.OPERATION.path) == (method, path)
    assert module.OPERATION.parameters == tuple(
        Parameter(parameter["name"], parameter["in"], explode=parameter["in"] == "query")
        for parameter in operation.get("parameters", [])
    )
    assert module.__name__.split(".")[-2] == operation["tags"][0].lower().replace(" ", "_")


@every_module
def test_functions_of_a_module(module: Any) -> None:
    """``build`` and ``parse`` take no client; the four functions that send take the arguments of ``build`` and a client."""
    expected = set(inspect.signature(module.build).parameters)
    assert list(inspect.signature(module.parse).parameters) == ["status", "value"]
    for name in ("sync", "sync_detailed", "asyncio", "asyncio_detailed"):
        function = getattr(module, name)
        assert set(inspect.signature(function).parameters) == expected | {"client"}
        assert inspect.iscoroutinefunction(function) is name.startswith("asyncio")


@every_module
def test_required_arguments(module: Any, operations: dict[str, Any]) -> None:
    """An argument of ``build`` has a default exactly when the document does not require it."""
    operation = operations[module.OPERATION.id][2]
    required = {parameter["name"] for parameter in operation.get("parameters", []) if parameter.get("required")}
    required |= {"body"} if operation.get("requestBody", {}).get("required") else set()
    arguments = inspect.signature(module.build).parameters.values()
    assert {argument.name for argument in arguments if argument.default is inspect.Parameter.empty} == required


@every_module
def test_an_undocumented_success_is_not_parsed(module: Any) -> None:
    """``parse`` raises UnexpectedStatus for every status but the documented successes."""
    for status in (201, 404, 520):
        with pytest.raises(UnexpectedStatus):
            module.parse(status, {})


@pytest.mark.parametrize(
    "module",
    [module for module in MODULES if "body" not in inspect.signature(module.build).parameters],
    ids=_operation_id,
)
def test_minimal_requests(module: Any) -> None:
    """A request built from the required arguments has no optional parameter, no default and no body."""
    arguments = inspect.signature(module.build).parameters.values()
    required = [argument.name for argument in arguments if argument.default is inspect.Parameter.empty]
    request = module.build(**dict.fromkeys(required, "x"))
    locations = {parameter.name: parameter.location for parameter in module.OPERATION.parameters}
    assert request.query_string == "&".join(f"{name}=x" for name in required if locations[name] == "query")
    assert request.headers == {}
    assert request.content is None
    assert request.files is None


def test_order_of_parameters() -> None:
    """Parameters are sent in the document's order, and those that are UNSET are not sent."""
    request = get_contacts.build(order="asc", skip="0", limit=UNSET, company_id="c")
    assert request.query_string == "company_id=c&skip=0&order=asc"


def test_defaults_of_schemas_are_not_sent(document: dict[str, Any]) -> None:
    """A body has only the fields that are set; defaults are left to the server."""
    schemas = document["components"]["schemas"]
    assert {"package", "private"} <= {
        name for name, child in schemas["FormationRequest"]["properties"].items() if "default" in child
    }
    shareholder = {
        "type": "individual",
        "number_of_shares": 1,
        "email": "a@b.example",
        "phone": "1",
        "iso_code": "US",
        "title": "CEO",
        "address": ADDRESS,
    }
    minimal = {
        "name": "Juniper Lantern",
        "type": "LLC",
        "state": "WY",
        "ending": "LLC",
        "industry": "Lighting",
        "address": ADDRESS,
        "shareholders": [shareholder],
        "timezone": "America/Denver",
        "account_holder": {"first_name": "N", "last_name": "H", "email": "a@b.example", "phone": "1"},
    }
    assert FormationShareholderRequest.from_dict(shareholder).to_dict() == shareholder
    assert FormationRequest.from_dict(minimal).to_dict() == minimal


@pytest.fixture
def send_formation(
    make_client: Callable[..., AuthenticatedClient], call: Callable[..., Any]
) -> Callable[[CreateFormationBody], httpx.Request]:
    """Return a function that sends createFormation's request and returns the httpx request."""

    def send(body: CreateFormationBody, function: str = "sync_detailed") -> httpx.Request:
        sent: list[httpx.Request] = []
        call(
            create_formation,
            function,
            client=make_client(200, sent=sent, json={"success": True, "message": "m"}),
            body=body,
        )
        (request,) = sent
        return request

    return send


def _parts(request: httpx.Request) -> list[MIMEPart]:
    head = f"Content-Type: {request.headers['Content-Type']}\r\n\r\n".encode()
    return list(email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(head + request.content).iter_parts())


def _name(part: MIMEPart) -> str:
    return str(part.get_param("name", header="content-disposition"))


def _body() -> CreateFormationBody:
    body = CreateFormationBody('{"name": "Zoë"}', File(b"%PDF-0", "first.pdf", "application/pdf"))
    body["shareholder_passport_7"] = File(io.BytesIO(b"\x89PNG"), "seventh.png", "image/png")
    return body


@pytest.mark.parametrize("function", ["sync_detailed", "asyncio_detailed"])
def test_parts_of_a_formation(send_formation: Callable[..., httpx.Request], function: str) -> None:
    """A formation is sent as ``company_data`` in JSON and a file for each passport."""
    request = send_formation(_body(), function)
    assert (request.method, request.url.path) == ("POST", "/v1/formations")
    assert [
        (_name(part), part.get_content_type(), part.get_filename(), part.get_payload(decode=True))
        for part in _parts(request)
    ] == [
        ("company_data", "application/json", None, '{"name": "Zoë"}'.encode()),
        ("shareholder_passport_0", "application/pdf", "first.pdf", b"%PDF-0"),
        ("shareholder_passport_7", "image/png", "seventh.png", b"\x89PNG"),
    ]


def test_formation_without_passports(send_formation: Callable[..., httpx.Request]) -> None:
    """A formation without passports is sent as the required part alone."""
    assert list(map(_name, _parts(send_formation(CreateFormationBody("{}"))))) == ["company_data"]


def test_boundaries_are_random(send_formation: Callable[..., httpx.Request]) -> None:
    """Each request has a random boundary, so that the content of a file cannot add a part."""
    boundaries = {send_formation(_body()).headers["Content-Type"].partition("boundary=")[2] for _ in range(3)}
    assert len(boundaries) == 3
    assert all(len(boundary) >= 16 for boundary in boundaries)
    evil = File(b'x\r\n--+++\r\nContent-Disposition: form-data; name="evil"\r\n\r\nx\r\n--+++--\r\n', "a.pdf")
    assert list(map(_name, _parts(send_formation(CreateFormationBody("{}", evil))))) == [
        "company_data",
        "shareholder_passport_0",
    ]


def test_unchanged_formation(make_client: Callable[..., AuthenticatedClient], call: Callable[..., Any]) -> None:
    """304 is parsed to None by ``parse`` and by the functions that send."""
    assert get_formation.parse(304, None) is None
    sent: list[httpx.Request] = []
    date = "Tue, 24 Jun 2025 09:30:00 GMT"
    client = make_client(304, sent=sent, raises=True)
    response = call(get_formation, "sync_detailed", "order-1", client=client, if_modified_since=date)
    assert (response.status_code, response.parsed) == (304, None)
    assert sent[0].headers["If-Modified-Since"] == date
    assert sent[0].url.path == "/v1/formations/order-1"
