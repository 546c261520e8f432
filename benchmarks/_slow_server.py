"""A server of many contacts that takes 20 ms a page, in a process of its own so that it takes no time of the client's."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import orjson

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

SECONDS = 0.02


def serve(told: Connection, count: int) -> None:
    """Listen on a free port, send the URL, and answer until the process is ended."""
    contacts = [
        orjson.dumps(
            {
                "id": f"{number:024x}",
                "type": "vendor",
                "full_name": f"Contact {number}",
                "email": "a@example.com",
                "cc_emails": [],
                "bcc_emails": [],
                "created_at": 1_700_000_000 + number,
                "updated_at": 1_700_000_000 + number,
            }
        )
        for number in range(count)
    ]
    asyncio.run(_serve(told, contacts))


async def _serve(told: Connection, contacts: list[bytes]) -> None:
    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                await asyncio.sleep(SECONDS)
                writer.write(_answer(head, contacts))
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    server = await asyncio.start_server(connected, "127.0.0.1", 0)
    host, port = server.sockets[0].getsockname()
    told.send(f"http://{host}:{port}")
    await server.serve_forever()


def _answer(head: bytes, contacts: list[bytes]) -> bytes:
    query = head.split(b" ", 2)[1].split(b"?", 1)[1]
    values = dict(pair.split(b"=", 1) for pair in query.split(b"&"))
    skip, limit = int(values[b"skip"]), int(values[b"limit"])
    items = b",".join(contacts[skip : skip + limit])
    body = b'{"success":true,"message":"","data":{"contacts":[%s],"total":%d}}' % (items, len(contacts))
    return b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n%s" % (len(body), body)
