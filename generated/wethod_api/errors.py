# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""Exceptions of this package, for responses that the document does not describe."""


class _ResponseError(Exception):
    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self)!r})"  # without the body


class UnexpectedStatus(_ResponseError):
    """The document does not list the response's status for the operation.

    Attributes:
        status_code: The status.
        content: The body's bytes.
    """

    def __init__(self, status_code: int, content: bytes) -> None:
        super().__init__(status_code, content)
        self.status_code = status_code
        self.content = content

    def __str__(self) -> str:
        return f"status {self.status_code} is not in the document ({len(self.content)} bytes of body)"


class UnexpectedContentType(_ResponseError):
    """The document does not list the response's media type for its status.

    Attributes:
        content_type: The Content-Type header; "" when there is none.
        content: The body's bytes.
    """

    def __init__(self, content_type: str, content: bytes) -> None:
        super().__init__(content_type, content)
        self.content_type = content_type
        self.content = content

    def __str__(self) -> str:
        return f"Content-Type {self.content_type!r} is not in the document ({len(self.content)} bytes of body)"


class UnexpectedBody(_ResponseError):
    """The response's body is malformed or does not match its schema; the cause says where.

    Attributes:
        status_code: The status.
        content: The body's bytes.
    """

    def __init__(self, status_code: int, content: bytes) -> None:
        super().__init__(status_code, content)
        self.status_code = status_code
        self.content = content

    def __str__(self) -> str:
        return f"the body of the {self.status_code} response does not match its schema ({len(self.content)} bytes)"


class UnexpectedValue(Exception):
    """A value inside a body cannot be decoded.

    Attributes:
        schema: The name of the value's schema or property.
        expected: What the schema expects.
        actual: The type of the value; never the value itself.
    """

    def __init__(self, schema: str, expected: str, actual: str) -> None:
        super().__init__(schema, expected, actual)
        self.schema = schema
        self.expected = expected
        self.actual = actual

    def __str__(self) -> str:
        return f"{self.schema}: expected {self.expected}, got {self.actual}"


__all__ = ["UnexpectedBody", "UnexpectedContentType", "UnexpectedStatus", "UnexpectedValue"]
