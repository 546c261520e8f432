"""The command ``truespec-sandbox``: runs the command line, and reports a missing extra in one line."""

from __future__ import annotations

import sys

_WRONG_USE = 2
_INTERRUPTED = 130
_EXTRA_MODULES = frozenset({"starlette", "uvicorn", "h11", "python_multipart", "yaml"})


def main() -> int:
    """Run the sandbox with the process's command line; see ``truespec_sandbox.__main__``.

    Returns:
        The exit code: 0 after a signal, 2 when the sandbox could not start, 130 for Ctrl-C before the start.

    """
    try:
        from truespec_sandbox.__main__ import main as run  # noqa: PLC0415  (a missing module and Ctrl-C are caught)

        return run()
    except ModuleNotFoundError as error:
        if error.name not in _EXTRA_MODULES:
            raise
        sys.stderr.write(f"truespec-sandbox: {error.name} is not installed; pip install 'truespec[sandbox]'\n")
        return _WRONG_USE
    except KeyboardInterrupt:
        return _INTERRUPTED
