"""Which records a live run has made, so that it changes no others and removes these at the end."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Literal

import attrs

from scripts.contract import APIS
from scripts.contract._values import at
from scripts.contract_run._selection import described, left_out, removable

if TYPE_CHECKING:
    from scripts.contract_run._selection import Described

Verdict = Literal["send", "aside", "bar", "not here"]
_SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
_PLAIN_ID = re.compile(r"[0-9a-f]{24}|[0-9]{1,15}")


@attrs.define
class Made:
    """The records of one run, by the id and by the operation that removes them.

    Attributes:
        api: the API.
        left: what is to be removed: id and removal.
        aside: how many requests would have changed records of others.
        barred: how many requests meant an operation that is not tried here.

    """

    api: str
    left: dict[tuple[str, str], Described] = attrs.field(factory=dict["tuple[str, str]", "Described"])
    aside: int = 0
    barred: int = 0
    count: int = 0
    _ids: set[str] = attrs.field(factory=set[str])

    def judge(self, method: str, path: str) -> Verdict:
        """Tell what to do with a request: send it, send it with an id that nobody has, or not at all.

        A request whose path is one of the document's own, and whose method belongs to a path with a variable in its place,
        such as PATCH of ``/persons/me``, is not sent either.
        """
        if method in _SAFE:
            return "send"
        meant = self._operation(method, path)
        if meant is not None and meant.id in left_out(self.api):
            self.barred += 1
            return "bar" if meant.path == path or not self.methods_of(path) else "not here"
        last = path.rpartition("/")[2]
        if method != "POST" and _PLAIN_ID.fullmatch(last) and last not in self._ids and last != self.unknown:
            self.aside += 1
            return "aside"
        return "send"

    def methods_of(self, path: str) -> list[str]:
        """Return the methods that the document gives a path without a variable."""
        return [operation.method for operation in described(self.api) if operation.path == path]

    @property
    def unknown(self) -> str:
        """An id that no record has."""
        return APIS[self.api].unknown_id

    def note(self, method: str, path: str, status: int, body: bytes) -> None:
        """Learn from an answer which record was made or removed."""
        operation = self._operation(method, path)
        if operation is None or not 200 <= status < 300:  # noqa: PLR2004 (RFC 9110, section 15)
            return
        for removal, creation in removable(self.api).items():
            if creation.id == operation.id:
                self._add(creation, removal, body)
            elif removal == operation.id:
                self.left.pop((removal, path.rpartition("/")[2]), None)

    def _add(self, creation: Described, removal: str, body: bytes) -> None:
        try:
            found = at(json.loads(body), creation.links[removal])
        except ValueError:
            return
        if isinstance(found, (str, int)):
            self._ids.add(str(found))
            self.count += 1
            self.left[removal, str(found)] = next(one for one in described(self.api) if one.id == removal)

    def _operation(self, method: str, path: str) -> Described | None:
        for operation in described(self.api):
            pattern = re.sub(r"\\\{[^}]+\\\}", "[^/]+", re.escape(operation.path))
            if operation.method == method and re.fullmatch(pattern, path):
                return operation
        return None
