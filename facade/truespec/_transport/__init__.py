"""The only place of the facade that knows which HTTP library is used."""

from truespec._transport._httpx import (
    AsyncHTTPTransport,
    AwaitingTransport,
    BlockingTransport,
    HTTPTransport,
)

__all__ = [
    "AsyncHTTPTransport",
    "AwaitingTransport",
    "BlockingTransport",
    "HTTPTransport",
]
