"""Formation forms for proofs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from truespec_sandbox.mutants._mutant import Sent

if TYPE_CHECKING:
    from truespec_sandbox._wire._strict_json import JSON

_BOUNDARY = "proof"
_ADDRESS: dict[str, JSON] = {
    "address1": "7 Alder Court", "city": "Laramie", "state": "WY", "zip": "82070", "country": "US",
}  # fmt: skip
_NOOR: dict[str, JSON] = {
    "first_name": "Noor", "last_name": "Haddad", "email": "noor.haddad@example.com", "phone": "3075550117",
}  # fmt: skip


def formation(external_id: str | None = None, /, **changes: JSON) -> Sent:
    """Create a formation.

    Args:
        external_id: the key of its own that it gets; ``None`` for none.
        changes: other fields of its form.

    Returns:
        The request.

    """
    owner: JSON = {
        **_NOOR, "type": "individual", "number_of_shares": 1000, "iso_code": "US", "title": "Manager",
        "address": _ADDRESS, "ssn": "000-12-3456",
    }  # fmt: skip
    form: dict[str, JSON] = {
        "name": "Amber Sextant", "type": "LLC", "state": "WY", "ending": "LLC", "industry": "Instruments",
        "address": _ADDRESS, "shareholders": [owner], "timezone": "America/Denver", "account_holder": _NOOR, **changes,
    }  # fmt: skip
    if external_id is not None:
        form["external_id"] = external_id
    part = f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="company_data"\r\n\r\n{json.dumps(form)}\r\n'
    headers: dict[str, str | None] = {"Content-Type": f"multipart/form-data; boundary={_BOUNDARY}"}
    return Sent("POST", "/formations", headers=headers, content=f"{part}--{_BOUNDARY}--\r\n")
