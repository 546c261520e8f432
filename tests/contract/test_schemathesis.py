"""schemathesis holds every API to its contract document, tag by tag."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from attrs import frozen

from tests.contract.apis import APIS
from tests.contract.document import load_document
from tests.contract.live import gated_operations
from tests.contract.schemathesis_run import PHASES, run_schemathesis, shortfalls

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.contract.conftest import Options
    from tests.contract.servers import Servers


@frozen
class Group:
    """Operations that schemathesis gets together.

    Attributes:
        api: their API.
        tags: their tags.
        operations: their operationIds.
        phases: the phases that they get.
        is_quick: whether they are tested without ``exhaustive``, too.

    """

    api: str
    tags: frozenset[str]
    operations: frozenset[str]
    phases: tuple[str, ...]
    is_quick: bool

    def __str__(self) -> str:
        """Return the id of the test."""
        return f"{self.api} {next(iter(self.tags)) if len(self.tags) == 1 else f'{len(self.tags)} tags'}"


def groups(api: str) -> Iterator[Group]:
    """Yield the groups of an API.

    Operations with a handler in the sandbox go by tag: schemathesis starts walks along links at the first create that it
    sees. The sandbox responds to the others with examples and keeps no state for them, so they get no random phases.
    """
    handled, quick_tags = gated_operations(api, is_live=False), APIS[api].quick_tags
    operations = load_document(api).operations.values()
    for tag in dict.fromkeys(one.tag for one in operations if one.id in handled):
        of_tag = [one for one in operations if one.tag == tag and one.id in handled]
        ids = frozenset(one.id for one in of_tag)
        has_links = any(ids & one.links.keys() for one in of_tag)
        phases = tuple(phase for phase in PHASES if phase != "stateful" or has_links)
        yield Group(api, frozenset({tag}), ids, phases, is_quick=tag in quick_tags)
    for is_quick in (True, False):
        rest = [one for one in operations if one.id not in handled and (one.tag in quick_tags) == is_quick]
        if rest:
            tags, ids = frozenset(one.tag for one in rest), frozenset(one.id for one in rest)
            yield Group(api, tags, ids, ("examples", "coverage"), is_quick)


GROUPS = [group for api in APIS for group in groups(api)]


@pytest.mark.parametrize(
    "group",
    [pytest.param(each, id=str(each), marks=() if each.is_quick else pytest.mark.exhaustive) for each in GROUPS],
)
def test_no_check_of_schemathesis_fails(group: Group, servers: Servers, options: Options, tmp_path: Path) -> None:
    """No check fails, nothing is warned of, and most valid requests are accepted."""
    server = servers[group.api]
    operations = group.operations - server.blocked
    if not operations:
        pytest.skip("a live run calls none of these operations")
    if options.tags:
        document = load_document(group.api)
        operations = frozenset(one for one in operations if document.operations[one].tag in options.tags)
    phases = [phase for phase in group.phases if phase != "stateful" or len(operations) > 1]
    folder = (options.report_folder or tmp_path) / str(group).replace(" ", "-").lower()
    result = run_schemathesis(server, operations, phases, options.extent, folder)
    assert result.returncode == 0, result.output
    gated = operations & gated_operations(group.api, is_live=server.is_live)
    assert shortfalls(group.api, result.report, gated, is_live=server.is_live) == []
