"""Credentials: text that a client has from the start, or a callable that is called before each attempt."""

from __future__ import annotations

import inspect
import os
import re
import traceback
from typing import TYPE_CHECKING

from attrs import field, frozen

from truespec._errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from truespec._call import Api

_VISIBLE_TEXT = re.compile(r"[!-~]([ -~]*[!-~])?")


@frozen
class CallableCredential:
    """A credential that changes: its value is what a callable returns, sync or async."""

    name: str
    """Argument and API, for messages."""
    source: Callable[[], object] = field(repr=False)
    prefix: str = ""

    def request(self) -> str:
        """Ask for the value.  Raises ConfigurationError when there is none."""
        value = self._call()
        if isinstance(value, str) and is_sendable(value):
            return self.prefix + value
        problem = _describe_value(value)
        if inspect.isawaitable(value):
            getattr(value, "close", lambda: None)()  # of a coroutine, which Python would warn about
            problem = "is async: pass a sync one to a sync client"
        del value  # a traceback that shows variables does not show it
        raise self._error(problem)

    async def request_async(self) -> str:
        """Ask for the value, and await it where it is awaitable.  Raises ConfigurationError when there is none."""
        value = self._call()
        problem = None
        if inspect.isawaitable(value):
            awaitable: Awaitable[object] = value
            try:
                value = await awaitable
            except Exception as error:  # noqa: BLE001  (whatever it raises, callers catch one base class)
                problem = _describe_exception(error)
        if isinstance(value, str) and is_sendable(value):
            return self.prefix + value
        problem = problem or _describe_value(value)
        del value  # a traceback that shows variables does not show it
        raise self._error(problem)

    def _call(self) -> object:
        try:
            return self.source()
        except Exception as error:  # noqa: BLE001  (whatever it raises, callers catch one base class)
            problem = _describe_exception(error)
        # Raised outside the except block, so that it is without the exception, whose text may be secret.
        raise self._error(problem)

    def _error(self, problem: str) -> ConfigurationError:
        return ConfigurationError(f"the callable for {self.name} {problem}")


def is_sendable(text: str) -> bool:
    """Whether a text can be the value of a header field: printable ASCII without spaces at its ends, and not empty."""
    return bool(_VISIBLE_TEXT.fullmatch(text))


def _describe_value(value: object) -> str:
    if isinstance(value, str):
        return "returned what cannot be sent: return printable ASCII without spaces at its ends or line breaks"
    return f"returned {type(value).__name__}: return the text to send"


def _describe_exception(error: Exception) -> str:
    """Return class and place of an exception, without its text."""
    last = traceback.extract_tb(error.__traceback__, limit=-1)[0]
    return f"raised {type(error).__name__} ({last.filename}, line {last.lineno})"


def resolve_credential(
    api: Api, argument: str, value: str | Callable[[], str | Awaitable[str]] | None, prefix: str = ""
) -> str | CallableCredential:
    """Return a credential from its argument or its environment variable.

    Args:
        api: The API.
        argument: The name of the argument, such as ``api_key``.
        value: The argument, text or a callable that returns it; None to read the environment variable.
        prefix: The text before the credential in its header field, such as ``Bearer`` and a space.

    Raises:
        ConfigurationError: There is none, or it is invalid; the message never shows it.
    """
    name = f"the {argument} of {api.name}"
    if callable(value):
        return CallableCredential(name, value, prefix)
    variable = api.environment_variable(argument)
    credential: object = value if value is not None else os.environ.get(variable)
    if credential is None or credential == "":
        message = f"{api.name} needs {argument}: pass {argument}=... or set the environment variable {variable}"
        raise ConfigurationError(message)
    if not isinstance(credential, str) or not is_sendable(credential):  # pyright: ignore[reportUnnecessaryIsInstance]  # users may pass anything
        message = f"{name} must be printable ASCII without spaces at its ends or line breaks: copy it again"
        raise ConfigurationError(message)
    return prefix + credential
