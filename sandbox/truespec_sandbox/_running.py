"""Assemble a sandbox, and run it while a ``with`` block runs."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

from attrs import frozen

from truespec_sandbox._controls._admin import Admin, AdminGuard
from truespec_sandbox._controls._controls import Controls
from truespec_sandbox._document._reader import load_document
from truespec_sandbox._errors import APIError, Reason
from truespec_sandbox._middleware._cors import CORS, parse_origin
from truespec_sandbox._middleware._response_check import ResponseCheck
from truespec_sandbox._page._page import Page
from truespec_sandbox._profiles import PROFILES
from truespec_sandbox._responses import Middleware, encode_response
from truespec_sandbox._sandbox import Sandbox
from truespec_sandbox._serving._server import Application, serving
from truespec_sandbox._settings import HIGHEST_PORT, flag, path, text, whole
from truespec_sandbox._state._store import StoreError, open_store

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Generator, Mapping

    from truespec_sandbox._dispatch import Dispatcher
    from truespec_sandbox._document._model import ContractDocument
    from truespec_sandbox._profile import Profile


# Read once in a process: a document never changes, and reading it takes a third of the time of a start.
_load_document = cache(load_document)


@contextmanager
def running(  # noqa: PLR0913  (each is an option of its own, by name)
    api: str,
    *,
    db: str | os.PathLike[str] | None = None,
    host: str = "127.0.0.1",
    port: int = 0,
    seed: int | None = None,
    admin: bool = False,
    check: bool = False,
    faults: bool | Mapping[str, object] | str | os.PathLike[str] | None = None,
    churn: int | str | Mapping[str, object] | None = None,
    rate_limit: str | None = None,
    cors: str | None = None,
) -> Generator[Sandbox]:
    """Run the sandbox of an API while the block runs.

    Args:
        api: the API's name, such as ``clemta``.
        db: the SQLite file of the state, created when it does not exist; ``None``, the default, keeps the state in
            memory until the end.
        host: the IPv4 or IPv6 address to listen on; loopback by default, so that no other machine reaches it.
        port: the port to listen on; 0, the default, for any free one.
        seed: the size of an initial data set, the same every time; ``None``, the default, for no data. A ``db`` with
            records in it stays as it is.
        admin: whether to serve the admin path ``/_sandbox/``, for other processes, and the page at ``/``, for people;
            off by default, because whoever reaches the port may use them. Pages from other origins are rejected.
        check: whether the sandbox validates its own responses against the contract document; a response that violates
            it becomes a 500.
        faults: the faults to inject: a plan as a mapping (``{"seed": 7, "faults": [{"operation": "getContacts",
            "nth": 2, "fault": "status", "status": 503}]}``), or the path of one in YAML or JSON; ``True`` for no plan
            but the header ``X-Sandbox-Fault`` of requests, which every plan allows too; ``None``, the default, for
            neither.
        churn: how many records are inserted or deleted after each page of a listing; or a mapping with ``changes``,
            ``inserts`` (their share, from 0 to 1), ``max_changes`` (in all), ``seed``, ``operation`` and ``owner``; ``None``,
            the default, for none.
        rate_limit: the number of requests for each key and each resource, such as ``100/minute``; ``None``, the
            default, for a million a minute.
        cors: the origin, such as ``http://localhost:5173``, whose pages may send requests and read the responses; ``*``
            for every origin; ``None``, the default, for none. The admin path stays closed to them.

    Yields:
        The running sandbox, ready for requests. The block ends only when its server and its thread have ended.

    Raises:
        TypeError: an argument has the wrong type.
        ValueError: the API is unknown, or an argument is out of its bounds.
        PlanError: the plan of faults is wrong; it is a ``ValueError`` too.
        DocumentError: the API's contract document is missing from the package or not supported.
        StoreError: the database file cannot be used.
        ServerError: the server cannot listen on the address.

    """
    parts = build_parts(text(api, "api"))
    host, port = text(host, "host"), whole(port, "port", 0, HIGHEST_PORT)
    is_admin, is_checked = flag(admin, "admin"), flag(check, "check")
    origins = [] if cors is None else [CORS(parse_origin(text(cors, "cors")))]
    store = open_store(path(db, "db"))
    try:
        controls = Controls(parts.profile, parts.document, store)
        controls.set_faults(faults)
        controls.set_churn(churn)
        controls.set_rate_limit(rate_limit)
        if seed is not None and store.is_empty():
            _seed(controls, seed)
        middleware = [build(controls.dispatcher) for build in parts.middleware]
        stack = _stack(controls, host if is_admin else None, origins, middleware, is_checked=is_checked)
        application = Application(controls.dispatcher, stack)
        error = APIError(Reason.INVALID, "The request is not HTTP/1.1")
        bad_request = encode_response(parts.profile.error_response(error)).body
        with serving(application, bad_request=bad_request, host=host, port=port) as url:
            yield Sandbox(url, parts.profile.api_key, parts.profile.company_ids, controls)
    finally:
        store.close()


@frozen
class Parts:
    """The parts of which a sandbox is assembled.

    Attributes:
        profile: what the document does not say about the API.
        document: the contract document.
        middleware: middleware around the handlers, outermost first, each built from the dispatcher.

    """

    profile: Profile
    document: ContractDocument
    middleware: tuple[Callable[[Dispatcher], Middleware], ...] = ()


def build_parts(api: str) -> Parts:
    """Return the parts of an API's sandbox, or raise ``ValueError`` for an unknown API."""
    profile = PROFILES.get(api)
    if profile is None:
        message = f"unknown API {api!r}; choose one of {', '.join(sorted(PROFILES))}"
        raise ValueError(message)
    return Parts(profile, _load_document(api))


def _seed(controls: Controls, size: int) -> None:
    try:
        controls.seed(size)
    except APIError as error:
        raise StoreError(error.details) from None


def _stack(
    controls: Controls, admin_host: str | None, cors: list[CORS], middleware: list[Middleware], *, is_checked: bool
) -> list[Middleware]:
    # Outermost first. Faults and the middleware of a mutant are meant to break the contract, so they are outside the check.
    admin: list[Middleware] = [] if admin_host is None else [AdminGuard(admin_host), Page(controls), Admin(controls)]
    check: list[Middleware] = [ResponseCheck(controls.dispatcher)] if is_checked else []
    return [*admin, *cors, controls.log, controls.churn, controls.faults, *middleware, *check, controls.rate_limits]
