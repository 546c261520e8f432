"""The ledger: what became of every item of a document, in the generated code or at run time.

Each item is ``generated`` (the code has it), ``carried`` (the runtime holds calls to it; a test proves it) or
``dropped``, which only the reviewed file ``openapi/<api>/ledger.yaml`` may allow, with a reason.  ``make coverage`` writes
the result to ``build/coverage/<api>.md`` and fails when something was dropped that nobody allowed.
"""

from scripts.codegen.coverage._ledger import Ledger, Row, ledger_of
from scripts.codegen.coverage._page import page
from scripts.codegen.coverage._reviewed import Entry, read_entries

__all__ = ["Entry", "Ledger", "Row", "ledger_of", "page", "read_entries"]
