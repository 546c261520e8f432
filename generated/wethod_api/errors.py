# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""What this package raises by itself: answers that the document does not describe."""


class UnexpectedStatus(Exception):
    """The answer has a status that the document does not list for the operation.

    ``status_code`` is that status, ``content`` the body as received.
    """

    def __init__(self, status_code: int, content: bytes) -> None:
        super().__init__(status_code, content)
        self.status_code = status_code
        self.content = content

    def __str__(self) -> str:
        return f"status {self.status_code} is not in the document ({len(self.content)} bytes of body)"


class UnexpectedContentType(Exception):
    """The answer's Content-Type is none of those that the document lists for the status.

    ``content_type`` is what was received ("" for none), ``content`` the body.
    """

    def __init__(self, content_type: str, content: bytes) -> None:
        super().__init__(content_type, content)
        self.content_type = content_type
        self.content = content

    def __str__(self) -> str:
        return (
            f"an answer of type {self.content_type!r}, which is not in the document ({len(self.content)} bytes of body)"
        )


class UnexpectedBody(Exception):
    """The answer's body is not what the document says: broken, or of another shape.

    ``status_code`` is the answer's status, ``content`` the body as received; the cause says what is wrong.
    """

    def __init__(self, status_code: int, content: bytes) -> None:
        super().__init__(status_code, content)
        self.status_code = status_code
        self.content = content

    def __str__(self) -> str:
        return f"an answer of status {self.status_code} does not decode ({len(self.content)} bytes of body)"


class UnexpectedValue(Exception):
    """A part of a body is not of the kind that its schema wants, so that it cannot be decoded.

    ``schema`` names the schema, ``wanted`` what it wants there, ``found`` the kind that was there; never the value.
    """

    def __init__(self, schema: str, wanted: str, found: str) -> None:
        super().__init__(schema, wanted, found)
        self.schema = schema
        self.wanted = wanted
        self.found = found

    def __str__(self) -> str:
        return f"{self.schema}: {self.wanted} is wanted, {self.found} was found"


__all__ = ["UnexpectedBody", "UnexpectedContentType", "UnexpectedStatus", "UnexpectedValue"]
