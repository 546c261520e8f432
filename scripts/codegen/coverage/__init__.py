"""The coverage of documents: what became of every item, in the generated code or at run time.

Each item is ``generated`` (the code has it), ``enforced`` at run time (the runtime validates against it; a test proves
it) or ``dropped``, which only the reviewed list ``openapi/<api>/ledger.yaml`` may allow, with a reason.  ``make coverage``
writes the result to ``build/coverage/<api>.md`` and fails when something is dropped that the list does not allow.
"""

from scripts.codegen.coverage._coverage import Coverage, Row, measure_coverage
from scripts.codegen.coverage._ledger import AllowedDrop, read_allowed_drops
from scripts.codegen.coverage._page import format_page

__all__ = ["AllowedDrop", "Coverage", "Row", "format_page", "measure_coverage", "read_allowed_drops"]
