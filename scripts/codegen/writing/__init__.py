"""Write the generated client of a document with openapi-python-client and our templates."""

from __future__ import annotations

from scripts.codegen.writing.package import write_package

__all__ = ["write_package"]
