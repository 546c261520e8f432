"""The one exception that stops a script with a message for a person."""

from __future__ import annotations


class SourceError(Exception):
    """A document, an overlay or a template cannot be used as it stands.

    The message names the file and, where one is known, the line and column, and says what to do.
    """
