"""The first calls against the sandbox, each printed with its result.

Each step is a function: its source is printed, and below it its output.
"""

from __future__ import annotations

import asyncio
import contextlib
import inspect
import io
import sys
import tempfile
import textwrap
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clemta import (
    AsyncClemta,
    AuthenticationError,
    Clemta,
    ConfigurationError,
    Contact,
    NotFoundError,
    RequestConformanceError,
)
from truespec_sandbox import running
from wethod import BadRequestError, PreconditionFailedError, Wethod, gt, raw

if TYPE_CHECKING:
    from collections.abc import Callable

    from wethod import Contact as Person


def create_some(clemta: Clemta, company_id: str) -> None:
    """Create seven contacts."""
    for name in ("Ada", "Bela", "Cleo", "Dora", "Emil", "Fay", "Gus"):
        contact = clemta.contacts.create(
            company_id=company_id, type="customer", full_name=name, email=f"{name.lower()}@example.com"
        )
        print(contact.id, contact.full_name, contact.email)


def list_pages(clemta: Clemta, company_id: str) -> None:
    """List them, three a page; a plain `for contact in clemta.contacts.list(...)` requests pages as it needs them."""
    for page in clemta.contacts.list(company_id, sort="full_name", order="desc", page_size=3).pages():
        print([contact.full_name for contact in page.items], "of", page.total)


def read_change_delete(clemta: Clemta, company_id: str) -> None:
    """Read one, change it, delete it."""
    contact = next(iter(clemta.contacts.list(company_id, search="Cleo")))
    print(clemta.contacts.get(contact.id).email)
    changed = clemta.contacts.update(
        contact.id, company_id=company_id, type="vendor", full_name="Cleo & Co", email="office@cleo.example"
    )
    print(changed.type_, changed.full_name)
    clemta.contacts.delete(contact.id)
    print([left.full_name for left in clemta.contacts.list(company_id)])


def whole_response(clemta: Clemta, contact: Contact) -> None:
    """The whole response, where the value is not enough."""
    response = clemta.contacts.get.with_response(contact.id)
    print(response.status, response.headers["Content-Type"], len(response.content), "bytes")


def no_key(url: str) -> None:
    """No key: an error before anything is sent."""
    try:
        Clemta(api_key="", base_url=url)
    except ConfigurationError as error:
        print("ConfigurationError:", error)


def wrong_key(url: str) -> None:
    """An unknown key."""
    try:
        Clemta("not-a-key", base_url=url).contacts.get("64b8f1a2e4b0c8d9f0123456")
    except AuthenticationError as error:
        print("AuthenticationError:", error)


def unknown_contact(clemta: Clemta) -> None:
    """An unknown contact."""
    try:
        clemta.contacts.get("000000000000000000000000")
    except NotFoundError as error:
        print("NotFoundError:", error.status, error.code, error.message)


def wrong_type(clemta: Clemta, company_id: str, contact_type: Any) -> None:
    """A contact type that the document does not have: nothing is sent."""
    try:
        clemta.contacts.create(
            company_id=company_id,
            type=contact_type,  # from outside; a literal "boss" is an error for a type checker
            full_name="Ada",
            email="ada@example.com",
        )
    except RequestConformanceError as error:
        print("RequestConformanceError:", error)


async def async_calls(url: str, api_key: str, company_id: str) -> None:
    """The same with the async client: three at once, then all of them."""
    async with AsyncClemta(api_key, base_url=url) as clemta:
        await asyncio.gather(
            *(
                clemta.contacts.create(company_id=company_id, type="vendor", full_name=name, email="a@b.example")
                for name in ("Hugo", "Ines", "Jan")
            )
        )
        print(sorted([contact.full_name async for contact in clemta.contacts.list(company_id, page_size=4)]))


def wethod_first_calls(wethod: Wethod) -> None:
    """The second API works the same way: its ids are numbers, its list responses carry no total."""
    kites = wethod.clients.create(corporate_name="Kite & Co", acronym="KITE")
    for name in ("Ada", "Bela", "Cleo"):
        wethod.contacts.create(name=name, email=f"{name.lower()}@example.com", client_id=kites.id, notes="new")
    for page in wethod.contacts.list(client_id=kites.id, page_size=2).pages():
        print([contact.name for contact in page.items], "of", page.total)
    print(wethod.persons.me().surname)


def wethod_update(wethod: Wethod, ada: Person) -> None:
    """An update: a field that is not passed keeps its value, None clears it; and a filter by a timestamp."""
    changed = wethod.contacts.update(ada.id, role="Buyer", notes=None)
    print(changed.name, changed.role, changed.notes)
    print([contact.name for contact in wethod.contacts.list(updated_at=gt(datetime(2026, 1, 1, tzinfo=UTC)))])


def wethod_errors(wethod: Wethod, url: str, token: str) -> None:
    """Its errors: failures by field, and a company that the token has no access to."""
    try:
        list(wethod.contacts.list(updated_at=raw("newer:2026-01-01T00:00:00Z")))
    except BadRequestError as error:
        print("BadRequestError:", error.code, [failure["field"] for failure in error.failures])
    try:
        Wethod(token, company="nowhere", base_url=url).persons.me()
    except PreconditionFailedError as error:
        print("PreconditionFailedError:", error)


def show(step: Callable[..., object], *arguments: object) -> None:
    """Print a step's source, run it, and print its output beside an arrow."""
    text = textwrap.dedent(inspect.getsource(step))
    body = text.partition('"""\n')[2]
    sys.stdout.write(f"\n# {step.__doc__}\n{textwrap.indent(textwrap.dedent(body), '    ')}")
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        result = step(*arguments)
        if inspect.iscoroutine(result):
            asyncio.run(result)
    sys.stdout.write(textwrap.indent(printed.getvalue(), "  -> "))


def main() -> None:
    """Start the sandbox on a free loopback port with an SQLite file, and show every step against it."""
    with tempfile.TemporaryDirectory() as folder, running("clemta", db=str(Path(folder) / "clemta.sqlite")) as sandbox:
        company_id = sandbox.company_ids[0]
        sys.stdout.write(f"the sandbox runs at {sandbox.url}\n\nclemta = Clemta(api_key, base_url={sandbox.url!r})\n")
        with Clemta(sandbox.api_key, base_url=sandbox.url) as clemta:
            show(create_some, clemta, company_id)
            show(list_pages, clemta, company_id)
            show(read_change_delete, clemta, company_id)
            show(whole_response, clemta, next(iter(clemta.contacts.list(company_id))))
            show(no_key, sandbox.url)
            show(wrong_key, sandbox.url)
            show(unknown_contact, clemta)
            show(wrong_type, clemta, company_id, "boss")
        show(async_calls, sandbox.url, sandbox.api_key, company_id)
    show_wethod()
    sys.stdout.write("\nboth sandboxes have ended\n")


def show_wethod() -> None:
    """Show the steps of Wethod."""
    with running("wethod") as sandbox:
        company, url = sandbox.company_ids[0], sandbox.url
        sys.stdout.write(f"\nWethod's sandbox runs at {url}\n\n")
        sys.stdout.write(f"wethod = Wethod(token, company={company!r}, base_url={url!r})\n")
        with Wethod(sandbox.api_key, company=company, base_url=url) as wethod:
            show(wethod_first_calls, wethod)
            show(wethod_update, wethod, next(iter(wethod.contacts.list())))
            show(wethod_errors, wethod, url, sandbox.api_key)


if __name__ == "__main__":
    main()
