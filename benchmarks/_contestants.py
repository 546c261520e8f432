"""Who takes part in the decoding benchmark, and the proof that all of them read the same."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson
from attrs import frozen

from benchmarks import _msgspec, _peers, _pydantic, _results, _stock
from clemta_api.api.contacts import get_contact_by_id, get_contacts
from truespec._validation._effective import document
from truespec._validation._pointers import answer_pointer, pointer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from clemta_api.types import Operation

DOCUMENT = Path(__file__).parents[1] / "generated" / "clemta_api" / "openapi.json"
MSGSPEC = "msgspec==0.22.0"
_OK = 200


@frozen
class Contestant:
    """One way from the bytes of an answer to something a program can use."""

    name: str
    one: Callable[[bytes], Any]
    """Reads the answer that holds one contact."""
    page: Callable[[bytes], Any]
    """Reads the answer that holds a list."""
    plain: Callable[[Any], Any]
    """Makes a JSON value again of what either of them read."""

    def read(self, contacts: int) -> Callable[[bytes], Any]:
        """The function for the answer with so many contacts."""
        return self.one if contacts == 1 else self.page


class UnequalError(Exception):
    """A contestant reads something else than the others, so its time says nothing."""


def own() -> list[Contestant]:
    """Those that need nothing but the project's own environment."""
    models: Any = _stock.client(DOCUMENT).models
    return [
        Contestant(
            _results.STOCK,
            lambda body: models.ContactGetResponse.from_dict(json.loads(body)),
            lambda body: models.ContactListResponse.from_dict(json.loads(body)),
            _to_dict,
        ),
        Contestant(
            _results.OURS,
            lambda body: get_contact_by_id.parse(_OK, orjson.loads(body)),
            lambda body: get_contacts.parse(_OK, orjson.loads(body)),
            _to_dict,
        ),
        Contestant(
            _results.CHECKED,
            _checked(get_contact_by_id.OPERATION, get_contact_by_id.parse),
            _checked(get_contacts.OPERATION, get_contacts.parse),
            _to_dict,
        ),
        Contestant(
            _results.PYDANTIC,
            _pydantic.One.model_validate_json,
            _pydantic.Page.model_validate_json,
            lambda model: model.model_dump(exclude_unset=True),
        ),
        Contestant(_results.FLOOR, json.loads, json.loads, _itself),
        Contestant(_results.FAST_FLOOR, orjson.loads, orjson.loads, _itself),
    ]


def with_msgspec(peers: Path) -> Contestant:
    """The one that is installed below the folder ``peers`` first.  Raises PeerError when that cannot be done."""
    _peers.add([MSGSPEC], peers)
    msgspec: Any = importlib.import_module("msgspec")
    structs = _msgspec.structs(msgspec)
    return Contestant(
        _results.MSGSPEC,
        msgspec.json.Decoder(structs.one).decode,
        msgspec.json.Decoder(structs.page).decode,
        msgspec.to_builtins,
    )


def same(contestants: Sequence[Contestant], contacts: int, body: bytes) -> None:
    """Prove that every contestant reads from the body what is in it, kinds of values included.

    Raises UnequalError with the names of those that do not.
    """
    wanted = _sorted(json.loads(body))
    unequal = [
        contestant.name
        for contestant in contestants
        if _sorted(contestant.plain(contestant.read(contacts)(body))) != wanted
    ]
    if unequal:
        message = f"of {contacts} contacts, something else than the others is read by: {'; '.join(unequal)}"
        raise UnequalError(message)


def _checked(operation: Operation, parse: Callable[[int, Any], Any]) -> Callable[[bytes], Any]:
    """Decoding that holds the answer against its schema in the document first."""
    described = answer_pointer(operation.method, operation.path, _OK)
    schema = described + pointer("content", "application/json", "schema")
    deviations = document("clemta_api").deviations

    def read(body: bytes) -> Any:
        value = orjson.loads(body)
        found = deviations(schema, value)
        if found:
            raise UnequalError(str(found))
        return parse(_OK, value)

    return read


def _sorted(value: Any) -> str:
    return json.dumps(value, sort_keys=True)  # 1, 1.0 and true are different texts


def _to_dict(model: Any) -> Any:
    return model.to_dict()


def _itself(value: Any) -> Any:
    return value
