"""The words that do not come back in identifiers and docstrings, and a command that lists where they stand.

Run ``python -m tests.meta.words [PATH ...]`` to list them; no output and exit code 0 mean that there are none.
"""

from __future__ import annotations

import ast
import re
import sys
import tokenize
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
FOLDERS = ("facade", "sandbox", "scripts", "benchmarks", "tests", "examples")

PARTICIPLES = frozenset({"found", "told", "made", "given", "taken", "wanted", "said", "shown", "asked", "known"})
"""What happened to a thing is not its name: these are no identifiers, with or without underscores around them."""

TERMS = {
    "answer": "response",
    "answers": "responses",
    "answered": "responded",
    "answering": "responding",
    "awaiting": "async",
    "blocking": "sync",
    "bends": "mutations",
    "bent": "mutated",
    "colour": "sync or async, executor",
    "colours": "sync and async",
    "flaw": "body_error",
    "judge": "validate",
    "judged": "validated",
    "judges": "validates, checkers",
    "judging": "validating",
    "lazily": "lazy attributes",
    "leased": "pooled",
    "lent": "shared",
    "law": "property",
    "laws": "properties",
    "moment": "timestamp",
    "moments": "timestamps",
    "refusal": "error response, ErrorDetails",
    "refusals": "error responses",
    "told": "reported",
    "tells": "reports, says",
    "tell": "report, say",
}
"""Words of a private language, each with the word of the field; in identifiers as one of their parts, and in docstrings."""

PHRASES = {
    "says no": "an error response (4xx/5xx)",
    "say no": "an error response (4xx/5xx)",
    "said no": "an error response (4xx/5xx)",
    "says yes": "a success response (2xx)",
    "a yes": "a success response (2xx)",
    "a no": "an error response (4xx/5xx)",
    "way of a call": "request lifecycle",
    "way of one call": "request lifecycle",
    "a room": "a subpackage",
    "rooms": "subpackages",
}
"""Phrases that docstrings do without."""

ALLOWED: dict[tuple[str, str], str] = {
    ("facade/truespec/_transport/", "blocking"): "BlockingIOError, and an argument of threading.Semaphore.acquire",
}
"""(Path or folder, word) -> why it may stand there."""

_PARTS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_PROSE = {**TERMS, **PHRASES}
_WORDS = re.compile(rf"\b(?:{'|'.join(sorted(_PROSE, key=len, reverse=True))})\b", re.IGNORECASE)
_HYPOTHESIS = re.compile(r"\s*@given\(|from hypothesis import")
"""Hypothesis's decorator."""
_CODE = re.compile(r"``[^`]*``|`[^`]*`|^\s*>>>.*$|^\s*\.\.\. .*$", re.MULTILINE)


@frozen
class Use:
    """A place where a word stands that should not."""

    path: str
    line: int
    word: str
    where: str

    def __str__(self) -> str:
        """The place and what to write instead."""
        instead = _PROSE.get(self.word.lower(), "what the thing is")
        return f"{self.path}:{self.line}: {self.word!r} in {self.where}: write {instead}"


def uses(path: Path, name: str) -> Iterator[Use]:
    """Yield the uses of the words in one file, but for those that are allowed there."""
    source = path.read_text(encoding="utf-8")
    for use in (*_in_identifiers(path, name), *_in_docstrings(source, name)):
        if not any(use.path.startswith(place) and use.word.lower() == word for place, word in ALLOWED):
            yield use


def _in_identifiers(path: Path, name: str) -> Iterator[Use]:
    with path.open("rb") as file:
        for token in tokenize.tokenize(file.readline):
            if token.type == tokenize.NAME and not _HYPOTHESIS.match(token.line):
                parts = [part.lower() for part in _PARTS.findall(token.string)]
                if token.string.strip("_").lower() in PARTICIPLES:
                    yield Use(name, token.start[0], token.string.strip("_"), f"the name {token.string}")
                for part in parts:
                    if part in TERMS and part not in PARTICIPLES:
                        yield Use(name, token.start[0], part, f"the name {token.string}")


def _in_docstrings(source: str, name: str) -> Iterator[Use]:
    for node in ast.walk(ast.parse(source)):
        body = getattr(node, "body", None)
        for statement in body if isinstance(body, list) else ():
            value = getattr(statement, "value", None)
            # A string that stands alone documents what is above it: a module, a class, a function or an attribute.
            if isinstance(statement, ast.Expr) and isinstance(value, ast.Constant) and isinstance(value.value, str):
                text = _CODE.sub(lambda match: "\n" * match[0].count("\n"), value.value)
                for match in _WORDS.finditer(text):
                    line = statement.lineno + text[: match.start()].count("\n")
                    yield Use(name, line, match[0], "a docstring")


def files(paths: list[Path]) -> Iterator[Path]:
    """Yield the Python files at these paths."""
    for path in paths:
        yield from sorted(path.rglob("*.py")) if path.is_dir() else [path]


def main() -> int:
    """List the uses in the paths that are named on the command line, or in the whole project."""
    paths = [Path(argument).resolve() for argument in sys.argv[1:]] or [ROOT / folder for folder in FOLDERS]
    everything = [use for path in files(paths) for use in uses(path, path.relative_to(ROOT).as_posix())]
    sys.stdout.writelines(f"{use}\n" for use in everything)
    return 1 if everything else 0


if __name__ == "__main__":
    sys.exit(main())
