"""The program ``truespec-sandbox``: the command line, and what to say when it cannot begin."""

from __future__ import annotations

import sys

_WRONG_USE = 2
_INTERRUPTED = 130
_OF_EXTRA = frozenset({"starlette", "uvicorn", "h11", "python_multipart", "yaml"})


def main() -> int:
    """Run the sandbox with the process's command line; see ``truespec_sandbox.__main__``.

    Returns:
        The exit code: 0 after a signal, 2 when the sandbox could not start, 130 when Ctrl-C came before it had begun.

    """
    try:
        from truespec_sandbox.__main__ import main as run  # noqa: PLC0415 (to say what is missing, and to catch Ctrl-C)

        return run()
    except ModuleNotFoundError as error:
        if error.name not in _OF_EXTRA:
            raise
        sys.stderr.write(f"truespec-sandbox: {error.name} is not installed; pip install 'truespec[sandbox]'\n")
        return _WRONG_USE
    except KeyboardInterrupt:
        return _INTERRUPTED
