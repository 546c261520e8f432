"""The operations' modules: one for each operation of the document, and what their requests hold."""

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
    importlib.import_module(found.name)
    for found in pkgutil.walk_packages(api.__path__, f"{api.__name__}.")
    if not found.ispkg
]
ADDRESS = {"address1": "7 Alder Court", "city": "Laramie", "state": "WY", "zip": "82070", "country": "US"}


def _by_id(module: Any) -> str:
    return str(module.OPERATION.id)


every_module = pytest.mark.parametrize("module", MODULES, ids=_by_id)


@pytest.fixture
def operations(document: dict[str, Any]) -> dict[str, tuple[str, str, dict[str, Any]]]:
    """OperationId -> (method, path, operation) as the document has them."""
    return {
        operation["operationId"]: (method.upper(), path, operation)
        for path, item in document["paths"].items()
        for method, operation in item.items()
        if method != "parameters"
    }


def test_every_operation_has_a_module(operations: dict[str, Any]) -> None:
    """Each operation of the document has one module with its id, and there is no other module."""
    assert len(operations) == 13
    assert sorted(map(_by_id, MODULES)) == sorted(operations)


@every_module
def test_a_module_tells_its_operation(module: Any, operations: dict[str, Any]) -> None:
    """Method, path and parameters are the document's, and the module stands in the folder of its tag."""
    method, path, operation = operations[module.OPERATION.id]
    assert (module.OPERATION.method, module.OPERATION.path) == (method, path)
    assert module.OPERATION.parameters == tuple(
        Parameter(each["name"], each["in"], explode=each["in"] == "query") for each in operation.get("parameters", [])
    )
    assert module.__name__.split(".")[-2] == operation["tags"][0].lower().replace(" ", "_")


@every_module
def test_a_module_has_the_six_functions(module: Any) -> None:
    """Build and parse take no client; the four that send do, and each pair takes the same arguments as build."""
    wanted = set(inspect.signature(module.build).parameters)
    assert list(inspect.signature(module.parse).parameters) == ["status", "value"]
    for name in ("sync", "sync_detailed", "asyncio", "asyncio_detailed"):
        function = getattr(module, name)
        assert set(inspect.signature(function).parameters) == wanted | {"client"}
        assert inspect.iscoroutinefunction(function) is name.startswith("asyncio")


@every_module
def test_required_arguments_are_those_of_the_document(module: Any, operations: dict[str, Any]) -> None:
    """An argument of build has a default exactly when the document does not require it."""
    operation = operations[module.OPERATION.id][2]
    required = {each["name"] for each in operation.get("parameters", []) if each.get("required")}
    required |= {"body"} if operation.get("requestBody", {}).get("required") else set()
    arguments = inspect.signature(module.build).parameters.values()
    assert {each.name for each in arguments if each.default is inspect.Parameter.empty} == required


@every_module
def test_an_undocumented_success_is_not_parsed(module: Any) -> None:
    """Parse knows the documented successes only; any other status raises, errors too."""
    for status in (201, 404, 520):
        with pytest.raises(UnexpectedStatus):
            module.parse(status, {})


@pytest.mark.parametrize(
    "module", [each for each in MODULES if "body" not in inspect.signature(each.build).parameters], ids=_by_id
)
def test_nothing_is_sent_that_was_not_asked_for(module: Any) -> None:
    """With only the required arguments a request holds only these: no optional parameter, no default, no body."""
    arguments = inspect.signature(module.build).parameters.values()
    required = [each.name for each in arguments if each.default is inspect.Parameter.empty]
    request = module.build(**dict.fromkeys(required, "x"))
    places = {parameter.name: parameter.location for parameter in module.OPERATION.parameters}
    assert request.query_string == "&".join(f"{name}=x" for name in required if places[name] == "query")
    assert request.headers == {}
    assert request.content is None
    assert request.files is None


def test_what_is_given_is_sent_in_the_documents_order() -> None:
    """Parameters that are given are sent, one that is UNSET is not, and the order is the document's."""
    request = get_contacts.build(order="asc", skip="0", limit=UNSET, company_id="c")
    assert request.query_string == "company_id=c&skip=0&order=asc"


def test_the_defaults_of_schemas_are_not_sent(document: dict[str, Any]) -> None:
    """A body holds the fields that were given; what the document has as default is left to the server."""
    schemas = document["components"]["schemas"]
    assert {"package", "private"} <= {
        name for name, each in schemas["FormationRequest"]["properties"].items() if "default" in each
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
    least = {
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
    assert FormationRequest.from_dict(least).to_dict() == least


@pytest.fixture
def send_formation(
    answering: Callable[..., AuthenticatedClient], call: Callable[..., Any]
) -> Callable[[CreateFormationBody], httpx.Request]:
    """Send createFormation's request and give back what httpx sent."""

    def send(body: CreateFormationBody, way: str = "sync_detailed") -> httpx.Request:
        sent: list[httpx.Request] = []
        call(create_formation, way, client=answering(200, sent=sent, json={"success": True, "message": "m"}), body=body)
        (request,) = sent
        return request

    return send


def _parts(request: httpx.Request) -> list[MIMEPart]:
    head = f"Content-Type: {request.headers['Content-Type']}\r\n\r\n".encode()
    return list(email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(head + request.content).iter_parts())


def _named(part: MIMEPart) -> str:
    return str(part.get_param("name", header="content-disposition"))


def _body() -> CreateFormationBody:
    body = CreateFormationBody('{"name": "Zoë"}', File(b"%PDF-0", "first.pdf", "application/pdf"))
    body["shareholder_passport_7"] = File(io.BytesIO(b"\x89PNG"), "seventh.png", "image/png")
    return body


@pytest.mark.parametrize("way", ["sync_detailed", "asyncio_detailed"])
def test_a_formation_is_sent_as_its_parts(send_formation: Callable[..., httpx.Request], way: str) -> None:
    """company_data travels as JSON text, each passport as a file under its own name, and there is no other part."""
    request = send_formation(_body(), way)
    assert (request.method, request.url.path) == ("POST", "/v1/formations")
    assert [
        (_named(part), part.get_content_type(), part.get_filename(), part.get_payload(decode=True))
        for part in _parts(request)
    ] == [
        ("company_data", "application/json", None, '{"name": "Zoë"}'.encode()),
        ("shareholder_passport_0", "application/pdf", "first.pdf", b"%PDF-0"),
        ("shareholder_passport_7", "image/png", "seventh.png", b"\x89PNG"),
    ]


def test_a_formation_needs_no_passport(send_formation: Callable[..., httpx.Request]) -> None:
    """Without passports there is the one part that the document requires."""
    assert list(map(_named, _parts(send_formation(CreateFormationBody("{}"))))) == ["company_data"]


def test_the_boundary_cannot_be_known_beforehand(send_formation: Callable[..., httpx.Request]) -> None:
    """Each request has a boundary of its own, so that what is in a file cannot pass for another part."""
    boundaries = {send_formation(_body()).headers["Content-Type"].partition("boundary=")[2] for _ in range(3)}
    assert len(boundaries) == 3
    assert all(len(boundary) >= 16 for boundary in boundaries)
    evil = File(b'x\r\n--+++\r\nContent-Disposition: form-data; name="evil"\r\n\r\nx\r\n--+++--\r\n', "a.pdf")
    assert list(map(_named, _parts(send_formation(CreateFormationBody("{}", evil))))) == [
        "company_data",
        "shareholder_passport_0",
    ]


def test_an_unchanged_formation_is_none(
    answering: Callable[..., AuthenticatedClient], call: Callable[..., Any]
) -> None:
    """304 parses to None, in build-and-parse as in the ways that send, and is no unexpected status."""
    assert get_formation.parse(304, None) is None
    sent: list[httpx.Request] = []
    date = "Tue, 24 Jun 2025 09:30:00 GMT"
    client = answering(304, sent=sent, raising=True)
    answer = call(get_formation, "sync_detailed", "order-1", client=client, if_modified_since=date)
    assert (answer.status_code, answer.parsed) == (304, None)
    assert sent[0].headers["If-Modified-Since"] == date
    assert sent[0].url.path == "/v1/formations/order-1"
