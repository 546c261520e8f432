"""The mutants, as ``make mutants`` left them."""

from __future__ import annotations

from html import escape
from typing import Any

_KINDS = {"killed": "good", "survived": "bad", "crashed": "bad"}
_COLUMNS = ("Mutant", "Class", "Result", "Check", "Seconds")
_NOTHING = "none"


def mutant_table(mutants: Any) -> str:
    """Return the section on mutants.

    Args:
        mutants: the content of ``mutants.json``; ``None`` when there is none.

    Returns:
        A table, or a sentence that says how to make one.

    """
    if not mutants:
        return "<section>\n<h2>Mutants</h2>\n<p>Not run yet: <code>make mutants</code>.</p>\n</section>\n"
    found = mutants["mutants"]
    killed = sum(each["result"] == "killed" for each in found)
    head = "".join(f'<th scope="col">{name}</th>' for name in _COLUMNS)
    rows = "".join(_row(each) for each in found)
    return (
        f"<section>\n<h2>Mutants</h2>\n<p>{killed} of {len(found)} killed: sandboxes with one planted defect each, and "
        f"the suite noticed.</p>\n<table><thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody></table>\n</section>\n"
    )


def _row(mutant: Any) -> str:
    kind = _KINDS.get(mutant["result"], "warn")
    seconds = mutant.get("seconds")
    told = (
        ("Class", mutant.get("class")), ("Result", mutant["result"]),
        ("Check", mutant.get("check")), ("Seconds", None if seconds is None else f"{seconds:.1f}"),
    )  # fmt: skip
    cells = "".join(
        f'<td data-name="{name}"{_class(name, kind)}>{escape(str(value or _NOTHING))}</td>' for name, value in told
    )
    return f'<tr><th scope="row"><code>{escape(mutant["name"])}</code></th>{cells}</tr>\n'


def _class(name: str, kind: str) -> str:
    return f' class="{kind}"' if name == "Result" else ""
