"""Send requests in blocking calls: on our own connections, or with a transport of the user's."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import httpcore
import httpx

from truespec._transport._failures import ClosedError, cannot_be_sent
from truespec._transport._pool import Pool
from truespec._transport._progress import CURRENT, EXTENSION, Progress, allowed
from truespec._transport._receiving import Receiving

if TYPE_CHECKING:
    from collections.abc import Iterable

    from truespec._response import RawResponse
    from truespec._transport._options import ConnectionOptions
    from truespec._transport._request import TransportRequest


class PooledTransport:
    """Sends on connections of our own, which know the deadline.

    Raises ConfigurationError when they cannot be set up.
    """

    def __init__(self, options: ConnectionOptions) -> None:
        self.pool = Pool(options)

    def send(self, request: TransportRequest, progress: Progress) -> RawResponse:
        """Send one request and receive the whole answer.

        Raises whatever goes wrong in the words of the library that noticed it; see ``_failures``.
        """
        token = CURRENT.set(progress)
        try:
            leased = self.pool.open(core_request(request))
            receiving = Receiving(leased.status, leased.fields, request.body_limit)
            try:
                _receive(leased, receiving)
            finally:
                leased.close()
            return receiving.response()
        finally:
            CURRENT.reset(token)

    def close(self) -> None:
        """Close every connection."""
        self.pool.close()


class ForeignTransport:
    """Sends with an httpx transport.  It is told the time left for each of its steps; it may not keep to the whole."""

    def __init__(self, transport: httpx.BaseTransport) -> None:
        self.transport = transport
        self._closed = False

    def send(self, request: TransportRequest, progress: Progress) -> RawResponse:
        """Send one request and receive the whole answer.  Raises whatever the transport raises."""
        if self._closed:
            raise ClosedError
        token = CURRENT.set(progress)
        try:
            return self._exchanged(request, progress)
        except Exception as error:
            progress.sent = progress.sent or not cannot_be_sent(error)
            raise
        finally:
            CURRENT.reset(token)

    def _exchanged(self, request: TransportRequest, progress: Progress) -> RawResponse:
        response = self.transport.handle_request(foreign_request(request, progress))
        receiving = Receiving(response.status_code, response.headers.raw, request.body_limit)
        try:
            stream: Iterable[bytes] = response.stream  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]  # that of a blocking transport
            _receive(stream, receiving)
        finally:
            response.close()
        return receiving.response()

    def close(self) -> None:
        """Close the transport."""
        self._closed = True
        self.transport.close()


def _receive(chunks: Iterable[bytes], receiving: Receiving) -> None:
    try:
        for chunk in chunks:
            if not receiving.take(chunk):
                return
            allowed(None)  # a transport that does not look at the deadline is asked to stop here
    except Exception as error:
        if not receiving.survives(error):
            raise


def core_request(request: TransportRequest) -> httpcore.Request:
    """A request in httpcore's words."""
    url = httpcore.URL(scheme=request.scheme, host=request.host, port=request.port, target=request.target)
    return httpcore.Request(request.method, url, headers=request.fields, content=request.content)


@functools.lru_cache(maxsize=64)
def _parsed(base_url: str) -> httpx.URL:
    return httpx.URL(base_url)


def foreign_request(request: TransportRequest, progress: Progress) -> httpx.Request:
    """A request in httpx's words; its steps may take what is left of the attempt."""
    left = allowed(None)
    url = _parsed(request.base_url).copy_with(raw_path=request.target)
    return httpx.Request(
        request.method,
        url,
        headers=list(request.fields),
        content=request.content,
        extensions={EXTENSION: progress, "timeout": dict.fromkeys(("connect", "read", "write", "pool"), left)},
    )
