"""Properties of HTTP itself: methods, paths, ids in paths, rate limits."""

from __future__ import annotations

from tests.contract.collection import Collection, require
from tests.contract.json_values import MISSING, equal, shorten
from tests.contract.requirements import requires

_OK, _BAD_REQUEST, _NOT_FOUND, _NOT_ALLOWED, _NOT_IMPLEMENTED, _TOO_MANY = 200, 400, 404, 405, 501, 429
_OVERRIDES = ("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")


@requires(
    "create",
    "read",
    "delete",
    optional=("list", "update"),
    sandbox_only="a live run sends no method that the document lacks: it could change records of others",
)
def test_other_methods_are_rejected(collection: Collection) -> None:
    """A method that the document does not have for a path is a 405 that lists the allowed ones."""
    for operation_id in sorted(collection.resource.operations):
        allowed = collection.document.methods_of(collection.document.operations[operation_id].path)
        for method in sorted({"GET", "POST", "PUT", "PATCH", "DELETE"} - allowed):
            exchange = collection.session.send(operation_id, collection.session.server.api.unknown_id, method=method)
            require(exchange.status == _NOT_ALLOWED, f"{method} responds with {exchange.status}", exchange)
            listed = {each.strip() for each in exchange.headers.get("allow", "").split(",")}
            require(allowed <= listed and method not in listed, f"Allow is {sorted(listed)}", exchange)


@requires("read", "delete", optional=("update",))
def test_unknown_and_invalid_ids_are_rejected(collection: Collection) -> None:
    """An id that no record has is a 404, and one that the document does not allow a 400."""
    resource, api = collection.resource, collection.session.server.api
    for record_id, status in ((api.unknown_id, _NOT_FOUND), (api.invalid_id, _BAD_REQUEST)):
        for operation_id in (resource.read, resource.update, resource.delete):
            if operation_id:
                body = collection.update_body() if operation_id == resource.update else MISSING
                exchange = collection.session.send(operation_id, record_id, body=body)
                message = f"the id {shorten(record_id)} responds with {exchange.status}"
                require(exchange.status == status, message, exchange)


@requires("create", "read", "delete")
def test_only_the_exact_id_names_a_record(collection: Collection) -> None:
    """No other spelling of an id reads or deletes the record."""
    resource = collection.resource
    _, record_id = collection.create()
    spellings = (f"{record_id} ", f" {record_id}", f"0{record_id}", f"+{record_id}", f"{record_id}.0", f"{record_id}.json",
                 f"{record_id}x", f"{record_id}\x00", f"{record_id}/", record_id.upper(), record_id.swapcase())  # fmt: skip
    for spelling in dict.fromkeys(spellings):
        for operation_id in (resource.read, resource.delete) if spelling != record_id else ():
            exchange = collection.session.send(operation_id, spelling)
            message = f"the id {spelling!r} of the record {record_id!r} responds with {exchange.status}"
            require(exchange.status in {_BAD_REQUEST, _NOT_FOUND}, message, exchange)
    collection.record(record_id)


@requires("create", "read")
def test_head_and_options_say_what_a_read_does(collection: Collection) -> None:
    """HEAD has the status and the type of a GET, OPTIONS lists the methods, TRACE and unknown methods are rejected."""
    session, operation_id = collection.session, collection.resource.read
    _, record_id = collection.create()
    read = collection.read(record_id)
    path = session.path(operation_id, record_id)
    head = session.send_undocumented(operation_id, "HEAD", path)
    require(
        head.status in {read.status, _NOT_ALLOWED}, f"HEAD responds with {head.status}, GET with {read.status}", head
    )
    for name in ("content-type", "last-modified") if head.status == read.status else ():
        values = (head.headers.get(name), read.headers.get(name))
        require(values[0] == values[1], f"{name} is {values[0]} for HEAD and {values[1]} for GET", head)
    options = session.send_undocumented(operation_id, "OPTIONS", path)
    require(options.status in {_OK, 204, _NOT_ALLOWED}, f"OPTIONS responds with {options.status}", options)
    listed = {each.strip() for each in options.headers.get("allow", "").split(",")}
    allowed = collection.document.methods_of(collection.document.operations[operation_id].path)
    require(allowed <= listed, f"Allow is {sorted(listed)} for OPTIONS, and lacks {sorted(allowed - listed)}", options)
    require(not equal(options.body, read.body), "OPTIONS responds with the record", options)
    for method in ("TRACE", "BREW"):
        other = session.send_undocumented(operation_id, method, path)
        is_rejected = other.status in {_BAD_REQUEST, _NOT_ALLOWED, _NOT_IMPLEMENTED}
        require(is_rejected, f"{method} responds with {other.status}", other)


@requires("create", "read", "delete")
def test_no_header_or_parameter_overrides_the_method(collection: Collection) -> None:
    """A GET or POST that names DELETE elsewhere deletes nothing."""
    session, resource = collection.session, collection.resource
    _, record_id = collection.create()
    path = session.path(resource.delete, record_id)
    own = session.server.document.credential_headers(session.server.credentials)
    for method in ("GET", "POST"):
        for name in _OVERRIDES:
            session.send_undocumented(resource.delete, method, path, headers={**own, name: "DELETE"})
            collection.record(record_id)
        session.send_undocumented(resource.delete, method, path, query="_method=DELETE")
        exchange, record = collection.record(record_id)
        state = resource.cancellation
        is_ended = state and equal(record.get(state.pointer[1:]), state.value)
        require(not is_ended, f"a {method} that names DELETE elsewhere has ended a record", exchange)


@requires("create", "read")
def test_only_the_exact_path_is_served(collection: Collection) -> None:
    """A slash more, capitals or a suffix make another path; percent-encoding of plain characters does not."""
    session, resource = collection.session, collection.resource
    _, record_id = collection.create()
    read, create = session.path(resource.read, record_id), session.path(resource.create)
    for path in (
        f"{read}/",
        f"{read}//",
        f"/{read}",
        read.replace("/", "//"),
        f"{read}.json",
        _capitals(read, record_id),
    ):
        exchange = session.send_undocumented(resource.read, "GET", path)
        require(not exchange.is_success, f"GET {path} responds with {exchange.status}", exchange)
    # RFC 3986, section 6.2.2.2: an escape of a letter is the letter.
    escaped = session.send_undocumented(resource.read, "GET", f"/%{ord(read[1]):02x}{read[2:]}")
    require(escaped.is_success, f"a path with an escaped letter responds with {escaped.status}", escaped)
    for path in (f"{create}/", f"/{create}", _capitals(create, record_id)):
        exchange = session.send_undocumented(
            resource.create, "POST", path, body=collection.create_body(), form_part=resource.form_part
        )
        require(not exchange.is_success, f"POST {path} responds with {exchange.status}", exchange)


def _capitals(path: str, record_id: str) -> str:
    return path.upper().replace(record_id.upper(), record_id)


@requires("create", "read", sandbox_only="a live run does not use a rate limit up")
def test_responses_over_the_rate_limit_say_when_to_go_on(collection: Collection) -> None:
    """A 429 names the seconds to wait, and after them requests are served again."""
    server, session = collection.session.server, collection.session
    _, record_id = collection.create()
    if server.set_rate_limit is None:
        return
    server.set_rate_limit("3/minute")
    try:
        exchanges = [collection.read(record_id) for _ in range(5)]
        limited = exchanges[-1]
        require(limited.status == _TOO_MANY, f"request 5 of 3 responds with {limited.status}", limited)
        wait = limited.headers.get(server.api.wait_header, "")
        is_number = wait.isascii() and wait.isdigit() and 1 <= int(wait) <= 3600
        require(is_number, f"{server.api.wait_header} of a 429 is {shorten(wait)}", limited)
        session.forget_rate_limit()
        server.pass_time(int(wait))
        after = collection.read(record_id)
        require(after.is_success, f"after the wait of a 429 a read responds with {after.status}", after)
    finally:
        server.set_rate_limit(None)
        session.forget_rate_limit()
