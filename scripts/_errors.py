"""The exception that stops a command with a message for its user."""

from __future__ import annotations


class SourceError(Exception):
    """A document, an overlay or a template cannot be used as it is.

    The message names the file and, where one is known, the line and column, and says what to do.
    """
