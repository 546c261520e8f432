"""What a verdict is made from: a document, the code made of it, and what each knows of the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import frozen

from scripts.codegen.coverage._checked import checked
from scripts.codegen.coverage._grammar import Part, parts
from scripts.codegen.coverage._sites import Sites
from scripts.codegen.coverage._uses import Uses
from scripts.codegen.reading import is_array

if TYPE_CHECKING:
    from scripts.codegen.coverage._code import Package
    from scripts.codegen.reading import JSON

How: TypeAlias = Literal["generated", "carried", "dropped"]


@frozen
class Verdict:
    """What became of an item, and where that can be seen: a module, a test, or why it was dropped."""

    how: How
    where: str


def generated(*modules: str) -> Verdict:
    """The code has it."""
    return Verdict("generated", ", ".join(dict.fromkeys(modules)))


def dropped(why: str) -> Verdict:
    """Neither the code nor the runtime has it."""
    return Verdict("dropped", why)


class Book:
    """A document and the package that was generated from it."""

    def __init__(self, document: JSON, package: Package) -> None:
        self.document = document
        self.package = package
        self.parts: list[Part] = list(parts(Part("", "document", document)))
        self.uses = Uses(document, self.parts)
        self.sites = Sites(package, self.uses)
        self.checked = checked(self.uses)

    def carries(self, at: str) -> bool:
        """Whether ``openapi.json``, which the runtime reads, says the same at a JSON pointer."""
        node: JSON = self.package.document
        for part in at.split("/")[1:]:
            key = part.replace("~1", "/").replace("~0", "~")
            try:
                node = node[int(key)] if is_array(node) else node[key]
            except (KeyError, IndexError, ValueError, TypeError):
                return False
        return bool(node == self.uses.value(at))
