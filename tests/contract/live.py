"""Live runs: which server the environment names, what may be called on it, and which records the run has created.

A live run touches nothing that it did not create. ``CreatedRecords.decide`` is the one place that decides it, and
``relay.py`` sees to it that every request of the run passes there.
"""

from __future__ import annotations

import json
import os
import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Literal, TypeAlias
from urllib.parse import unquote, urlsplit

from attrs import define, field, frozen

from tests.contract.apis import APIS
from tests.contract.document import load_document
from tests.contract.json_values import at
from tests.contract.marks import VARIABLE
from truespec_sandbox._profiles import PROFILES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.contract.document import Operation
    from tests.contract.journal import Journal

_ALLOW_PRODUCTION = "TRUESPEC_ALLOW_PRODUCTION"
_RATE = "TRUESPEC_REQUESTS_PER_SECOND"
_DEFAULT_RATE = 1.3  # below what each API allows: 100 a minute, and 5,000 an hour


class SettingsError(Exception):
    """The environment asks for a live run that is not possible or not allowed."""


@frozen
class LiveSettings:
    """A server that is not a sandbox of ours.

    Attributes:
        api: its API.
        base_url: its URL without a slash at the end.
        secret: the key or token.
        replacements: what is sent in the place of example values, such as a company's id.
        requests_per_second: the most requests a second; 0 for no limit.

    """

    api: str
    base_url: str
    secret: str = field(repr=False)
    replacements: Mapping[str, str]
    requests_per_second: float


def read_settings(api: str, environment: Mapping[str, str]) -> LiveSettings | None:
    """Read from the environment which server an API is tested on.

    Args:
        api: the API.
        environment: ``<API>_BASE_URL``, the variables of the API's secrets and example values,
            ``TRUESPEC_REQUESTS_PER_SECOND`` and ``TRUESPEC_ALLOW_PRODUCTION``.

    Returns:
        The server, or ``None`` when the environment names none.

    Raises:
        SettingsError: the URL or the rate is malformed, the key is missing, or the host is the production host.

    """
    variable = f"{api.upper()}_BASE_URL"
    base_url = environment.get(variable, "").rstrip("/")
    if not base_url:
        return None
    if urlsplit(base_url).scheme not in {"http", "https"} or not urlsplit(base_url).hostname:
        message = f"invalid {variable} {base_url!r}: give a whole URL, such as https://sandbox.example.com"
        raise SettingsError(message)
    is_production = _host(base_url) == _host(load_document(api).servers[0])
    if is_production and environment.get(_ALLOW_PRODUCTION) != "1":
        message = (
            f"{variable} is the production host of {api} ({_host(base_url)}), where the suite would create, change and "
            f"delete records: name a sandbox, or set {_ALLOW_PRODUCTION}=1"
        )
        raise SettingsError(message)
    (secret,) = APIS[api].secrets.values()
    if not environment.get(secret):
        message = f"{variable} names a server, but {secret} is not set: set it to a key of that server"
        raise SettingsError(message)
    replacements = {ours: environment[name] for ours, name in APIS[api].live_values.items() if environment.get(name)}
    return LiveSettings(api, base_url, environment[secret], replacements, _read_rate(environment))


def _host(url: str) -> str:
    # Full-width letters and dots name the same host.
    host = unicodedata.normalize("NFKC", urlsplit(url).hostname or "")
    return host.replace("\N{IDEOGRAPHIC FULL STOP}", ".").rstrip(".").lower()


def _read_rate(environment: Mapping[str, str]) -> float:
    text = environment.get(_RATE, "")
    if text and not re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,6})?", text):
        message = f"invalid {_RATE} {text!r}: give a number such as 1.5, or 0 for no limit"
        raise SettingsError(message)
    return float(text) if text else _DEFAULT_RATE


@cache
def removals(api: str) -> dict[str, Operation]:
    """Return the creates whose records can be removed again, by the operationId of the removal."""
    operations = load_document(api).operations
    return {
        linked: creation
        for creation in operations.values()
        for linked in creation.links
        if operations[linked].method == "DELETE" and "{" not in creation.path
        if not {creation.id, linked} & APIS[api].irreversible
    }


@cache
def _creation_of(api: str) -> dict[str, str]:
    """Return the operationId of the create for each operation that works on a record of a live run."""
    return {
        operation: creation.id for creation in removals(api).values() for operation in (creation.id, *creation.links)
    }


@cache
def blocked_operations(api: str) -> dict[str, str]:
    """Return the operations that a live run never calls, each with the reason."""
    irreversible = APIS[api].irreversible
    return {
        operation.id: "it cannot be undone"
        if operation.id in irreversible
        else "it changes records that the run has not created, or creates records that it could not remove"
        for operation in load_document(api).operations.values()
        if operation.method != "GET" and operation.id not in _creation_of(api)
    }


def gated_operations(api: str, *, is_live: bool) -> frozenset[str]:
    """Return the operations that valid requests have to reach: those with a handler in the sandbox."""
    operations = load_document(api).operations.values()
    handled = frozenset(operation.id for operation in operations if operation.id in PROFILES[api].handlers)
    if not is_live:
        return handled
    listings = {operation.id for operation in operations if operation.method == "GET" and "{" not in operation.path}
    return (handled & (_creation_of(api).keys() | listings)) - blocked_operations(api).keys()


Decision: TypeAlias = Literal["send", "redirect", "block", "method_not_allowed"]
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
# What no server could take for the id of a record: letters that are not all hexadecimal.
_HARMLESS = re.compile(r"(?=[A-Za-z]*[G-Zg-z])[A-Za-z]{1,11}|(?=[A-Za-z]*[G-Zg-z])[A-Za-z]{13,}")


@define
class CreatedRecords:
    """The records that a live run has created, and the decision about each of its requests.

    Attributes:
        api: the API.
        remaining: what is still to be removed, in the order of creation: the removal's operationId and the id.
        created: how many records were created.
        unidentified: how many creates succeeded without an id in the response.
        redirected: how many requests were sent to an id that no record has.
        blocked: how many requests were not sent.
        unmarked: how many records were created without the mark of the run.
        journal: where creations and removals are noted; ``None`` for no journal.

    """

    api: str
    remaining: list[tuple[str, str]] = field(factory=list[tuple[str, str]])
    created: int = 0
    unidentified: int = 0
    redirected: int = 0
    blocked: int = 0
    unmarked: int = 0
    journal: Journal | None = None
    _ids: dict[str, set[str]] = field(factory=dict[str, set[str]])

    def decide(self, method: str, path: str) -> Decision:
        """Decide what becomes of a request.

        Args:
            method: its method.
            path: its path as it would be sent.

        Returns:
            ``send`` for a safe method, a create whose record can be removed, and a change of a record of this run;
            ``redirect`` for a change of any other record, which goes to an id that no record has;
            ``block`` for an operation that is not called on a live server;
            ``method_not_allowed`` for anything that the document does not have.

        """
        if method in _SAFE_METHODS:
            return "send"
        operation = self._find(method, path)
        if operation is None or (operation.path != path and self.methods_of(path)):
            self.blocked += 1
            return "method_not_allowed"
        if operation.id in blocked_operations(self.api):
            self.blocked += 1
            return "block"
        own = self._ids.get(_creation_of(self.api)[operation.id], set())
        values = _path_values(operation, path)
        if all(value in own or value == self.unknown_id or _HARMLESS.fullmatch(unquote(value)) for value in values):
            return "send"
        self.redirected += 1
        return "redirect"

    def redirect(self, method: str, path: str) -> str:
        """Return the path of a request with an id that no record has."""
        operation = self._find(method, path)
        template = operation.path if operation else path
        return re.sub(r"\{[^}]+\}", self.unknown_id, template)

    def methods_of(self, path: str) -> list[str]:
        """Return the methods that the document has at a path without a variable."""
        return sorted(load_document(self.api).methods_of(path)) if "{" not in path else []

    @property
    def unknown_id(self) -> str:
        """An id that no record has."""
        return APIS[self.api].unknown_id

    def announce(self, method: str, path: str, body: bytes) -> None:
        """Note in the journal that a create is about to be sent."""
        operation = self._find(method, path)
        if self.journal and operation and operation in removals(self.api).values():
            self.journal.record_request(operation.id, body)

    def observe(self, method: str, path: str, status: int, body: bytes, sent: bytes = b"") -> None:
        """Learn from a response, and from the body of its request, which record was created or removed."""
        operation = self._find(method, path)
        if operation is None:
            return
        is_success = 200 <= status < 300
        for removal, creation in removals(self.api).items():
            if creation.id == operation.id and is_success:
                self._add(creation, removal, body, is_marked=os.environ.get(VARIABLE, "?").encode() in sent)
            elif creation.id == operation.id and self.journal:
                self.journal.record_response(creation.id, status)
            elif removal == operation.id and is_success:
                self._remove(removal, path.rpartition("/")[2])

    def adopt(self, removal: str, record_id: str) -> None:
        """Take a record of an earlier run for one of this run."""
        self._ids.setdefault(removals(self.api)[removal].id, set()).add(record_id)
        self.remaining.append((removal, record_id))

    def _remove(self, removal: str, record_id: str) -> None:
        if (removal, record_id) in self.remaining:
            self.remaining.remove((removal, record_id))
            if self.journal:
                self.journal.record_removed(removal, record_id)

    def _add(self, creation: Operation, removal: str, body: bytes, *, is_marked: bool) -> None:
        self.created += 1
        self.unmarked += not is_marked
        try:
            record_id = at(json.loads(body), creation.links[removal])
        except ValueError:
            record_id = None
        if isinstance(record_id, (str, int)):
            self.adopt(removal, str(record_id))
            if self.journal:
                self.journal.record_created(removal, str(record_id), is_marked=is_marked)
        else:
            self.unidentified += 1

    def _find(self, method: str, path: str) -> Operation | None:
        matches = [
            operation
            for operation in load_document(self.api).operations.values()
            if operation.method == method and _pattern(operation.path).fullmatch(path)
        ]
        return min(matches, key=lambda operation: "{" in operation.path, default=None)


def _path_values(operation: Operation, path: str) -> tuple[str, ...]:
    match = _pattern(operation.path).fullmatch(path)
    return match.groups() if match else ()


@cache
def _pattern(template: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\\{[^}]+\\\}", "([^/]+)", re.escape(template)))
