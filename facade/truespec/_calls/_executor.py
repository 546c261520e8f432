"""Executors: make calls, sync and async, with retries and the client's own rate limit."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from truespec._call import Pause
from truespec._calls._call_state import CallState
from truespec._calls._request_builder import RequestBuilder
from truespec._calls._retries import retry, retry_async
from truespec._errors import AuthenticationError, TruespecError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from truespec._call import Call, Flow
    from truespec._calls._retries import RetryBudget
    from truespec._config._options import CallOptions
    from truespec._config._settings import Settings
    from truespec._response import APIResponse
    from truespec._transport._factory import AsyncTransport, SyncTransport
    from truespec._transport._request import Cancellation

T = TypeVar("T")
TransportT = TypeVar("TransportT", "SyncTransport", "AsyncTransport")


class BaseExecutor(Generic[TransportT]):
    """The settings, transport and retry budget that calls are made with."""

    def __init__(self, settings: Settings, transport: TransportT, budget: RetryBudget) -> None:
        self.settings = settings
        self.transport: TransportT = transport
        self.budget = budget
        self.request_builder = RequestBuilder(settings)

    def with_changes(self, options: CallOptions) -> Self:
        """Return an executor with other options on the same connections.  Raises ConfigurationError."""
        return type(self)(self.settings.with_changes(options), self.transport, self.budget)


class SyncExecutor(BaseExecutor["SyncTransport"]):
    """Makes calls and blocks until the response is there."""

    def execute(self, call: Call[T]) -> APIResponse[T]:
        """Make a call and return its response.  Raises TruespecError in one of its forms."""
        return self.send(call).parse_response()

    def send(self, call: Call[T], cancellation: Cancellation | None = None) -> CallState[T]:
        """Make a call; a success response is yet to be parsed.  Raises TruespecError in one of its forms."""
        state = CallState(self.settings, self.budget, call, self.request_builder.build(call.request))
        state.cancellation = cancellation
        try:
            self._attempt(state)
        except TruespecError as error:
            if not state.should_retry(error):
                raise
            first = error
        else:
            return state
        retry(state, first, lambda: self._attempt(state))
        return state

    def run(self, flow: Flow[APIResponse[T]]) -> APIResponse[T]:
        """Make the calls and pauses of a flow up to its end.  Raises what the flow raises."""
        try:
            step = next(flow)
            while True:
                try:
                    response = self._step(step)
                except TruespecError as error:
                    step = flow.throw(error)
                else:
                    step = flow.send(response)
        except StopIteration as end:
            result: APIResponse[T] = end.value
            return result
        finally:
            flow.close()

    def _step(self, step: Call[Any] | Pause) -> APIResponse[Any] | None:
        if isinstance(step, Pause):
            time.sleep(step.seconds)
            return None
        return self.execute(step)

    def _attempt(self, state: CallState[T]) -> None:
        while True:
            try:
                return self._attempt_once(state)
            except AuthenticationError:
                if not state.take_renewal():
                    raise

    def _attempt_once(self, state: CallState[T]) -> None:
        if self.settings.callables:
            state.set_credentials(self.settings.request_credentials())
        if self.settings.rate_limit:
            while delay := state.throttle_delay():
                time.sleep(delay)
        progress = state.begin_attempt()
        try:
            response = self.transport.send(state.request, progress)
        except Exception as error:  # whatever a transport raises, callers catch one base class
            raise state.record_failure(progress, error) from error
        state.record_response(response)


class AsyncExecutor(BaseExecutor["AsyncTransport"]):
    """Makes calls and awaits the response."""

    async def execute(self, call: Call[T]) -> APIResponse[T]:
        """Make a call and return its response.  Raises TruespecError in one of its forms."""
        return (await self.send(call)).parse_response()

    async def send(self, call: Call[T]) -> CallState[T]:
        """Make a call; a success response is yet to be parsed.  Raises TruespecError in one of its forms."""
        state = CallState(self.settings, self.budget, call, self.request_builder.build(call.request))
        try:
            await self._attempt(state)
        except TruespecError as error:
            if not state.should_retry(error):
                raise
            first = error
        else:
            return state
        await retry_async(state, first, lambda: self._attempt(state))
        return state

    async def run(self, flow: Flow[APIResponse[T]]) -> APIResponse[T]:
        """Make the calls and pauses of a flow up to its end.  Raises what the flow raises."""
        try:
            step = next(flow)
            while True:
                try:
                    response = await self._step(step)
                except TruespecError as error:
                    step = flow.throw(error)
                else:
                    step = flow.send(response)
        except StopIteration as end:
            result: APIResponse[T] = end.value
            return result
        finally:
            flow.close()

    async def _step(self, step: Call[Any] | Pause) -> APIResponse[Any] | None:
        if isinstance(step, Pause):
            await _sleep(step.seconds)
            return None
        return await self.execute(step)

    async def _attempt(self, state: CallState[T]) -> None:
        while True:
            try:
                return await self._attempt_once(state)
            except AuthenticationError:
                if not state.take_renewal():
                    raise

    async def _attempt_once(self, state: CallState[T]) -> None:
        if self.settings.callables:
            state.set_credentials(await self._request_credentials(state))
        if self.settings.rate_limit:
            while delay := state.throttle_delay():
                await _sleep(delay)
        progress = state.begin_attempt()
        try:
            response = await self.transport.send(state.request, progress)
        except Exception as error:  # whatever a transport raises, callers catch one base class
            raise state.record_failure(progress, error) from error
        state.record_response(response)

    async def _request_credentials(self, state: CallState[T]) -> Mapping[str, str]:
        import asyncio  # noqa: PLC0415  (a sync client does not need it)

        try:
            async with asyncio.timeout(state.time_left()):
                return await self.settings.request_credentials_async()
        except TimeoutError:
            reason = "the callable for the credentials did not return within"
            raise state.deadline_error(reason) from None


async def _sleep(seconds: float) -> None:
    import asyncio  # noqa: PLC0415  (a sync client does not need it)

    await asyncio.sleep(seconds)
