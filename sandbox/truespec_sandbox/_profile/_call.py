"""What a behaviour gets and gives: one checked request, and its answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeAlias

import attrs

if TYPE_CHECKING:
    from truespec_sandbox._checking._parameters import Parameters
    from truespec_sandbox._state._records import Records
    from truespec_sandbox._wire._multipart import UploadedFile
    from truespec_sandbox._wire._strict_json import JSON


@attrs.frozen
class RequestContext:
    """One request that passed every check of the document.

    Attributes:
        partner: whom the API key belongs to; empty for an operation that needs none.
        parameters: the checked parameters.
        body: the checked body; ``None`` when there is none; of a form, the object of its text parts.
        files: the files of a form by the name of their part; empty for any other body.
        now: the time in Unix seconds.
        records: the state, inside the transaction of this request.

    """

    partner: str
    parameters: Parameters
    body: JSON
    files: Mapping[str, UploadedFile]
    now: int
    records: Records


@attrs.frozen
class Response:
    """What goes back.

    Attributes:
        status: the HTTP status.
        body: the JSON body.
        headers: headers besides the usual ones, names in lower case; none by default.
        media_type: the value of ``Content-Type``.
        empty: whether there is no content at all, neither a body nor a ``Content-Type``; with the statuses 204 and
            304 there never is.

    """

    status: int
    body: JSON = None
    headers: tuple[tuple[str, str], ...] = ()
    media_type: str = attrs.field(default="application/json", kw_only=True)
    empty: bool = attrs.field(default=False, kw_only=True)

    def with_headers(self, *added: tuple[str, str]) -> Response:
        """Return the same answer with more headers.

        Args:
            added: names in lower case, and values; they take the place of headers with the same names.

        Returns:
            The new answer.

        """
        names = {name for name, _ in added}
        return attrs.evolve(self, headers=(*(pair for pair in self.headers if pair[0] not in names), *added))


Handler: TypeAlias = Callable[[RequestContext], Response]
