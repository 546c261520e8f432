"""Options and fixtures of the contract suite.

Every property is a test for each collection of each API that has what it is about. Without options the tests run against
sandboxes of ours, with few cases; ``make contract`` runs all of them with many, and with ``--live`` against the servers
that ``<API>_BASE_URL`` names.
"""

from __future__ import annotations

import inspect
import os
import re
import secrets
import signal
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from attrs import field, frozen

from tests.contract.apis import APIS
from tests.contract.document import load_document
from tests.contract.journal import FOLDER
from tests.contract.live import LiveSettings, SettingsError, read_settings
from tests.contract.requirements import PROPERTIES, collections_for
from tests.contract.schemathesis_run import Extent
from tests.contract.servers import Servers
from tests.contract.session import ContractViolation

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from tests.contract.collection import Collection


@frozen
class Options:
    """The options of a run.

    Attributes:
        apis: the APIs to keep to; empty for all.
        tags: the tags to keep to; empty for all.
        extent: how much schemathesis tries.
        report_folder: where reports go; ``None`` for none.
        journals: the folder for the journals of live runs.
        live: the servers that are not sandboxes of ours, by API.

    """

    apis: tuple[str, ...]
    tags: tuple[str, ...]
    extent: Extent
    report_folder: Path | None
    journals: Path
    live: dict[str, LiveSettings] = field(repr=False)


_OPTIONS = pytest.StashKey[Options]()
_SERVERS = pytest.StashKey[Servers]()
_FINDINGS = pytest.StashKey[Counter[str]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options."""
    group = parser.getgroup("contract suite")
    group.addoption("--live", action="store_true", help="test the servers that <API>_BASE_URL name")
    group.addoption("--api", action="append", choices=sorted(APIS), help="an API to keep to; all by default")
    group.addoption("--tag", action="append", help="a tag of the document to keep to; all by default")
    group.addoption("--max-examples", type=int, metavar="N", help="cases of each operation in each random phase")
    group.addoption("--seed", metavar="N", help="seed of the cases, or random; by default the same cases every time")
    group.addoption("--journals", type=Path, default=FOLDER, help="the folder for the journals of live runs")
    group.addoption("--report-folder", type=Path, metavar="PATH", help="where schemathesis writes its reports")


def pytest_configure(config: pytest.Config) -> None:
    """Read the options, and the environment before a test changes it."""
    live: dict[str, LiveSettings] = {}
    if config.getoption("live", default=False):
        try:
            settings = {api: read_settings(api, os.environ) for api in APIS}
        except SettingsError as error:
            raise pytest.UsageError(str(error)) from None
        live = {api: each for api, each in settings.items() if each is not None}
    if live and config.getoption("numprocesses", default=None):
        message = "a live run is one process, which knows its records and keeps to the rate limit: leave out -n"
        raise pytest.UsageError(message)
    if live:
        # The records of the run are removed after a termination, too.
        for each in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(each, signal.default_int_handler)
    seed = config.getoption("seed", default=None)
    journals = config.getoption("journals", default=None) or FOLDER
    report_folder = config.getoption("report_folder", default=None)
    extent = Extent(
        config.getoption("max_examples", default=None) or Extent().max_examples,
        secrets.randbits(32) if seed == "random" else int(seed) if seed else None,
        reports=report_folder is not None,
    )
    apis, tags = config.getoption("api", default=None), config.getoption("tag", default=None)
    config.stash[_FINDINGS] = Counter()
    config.stash[_OPTIONS] = Options(tuple(apis or ()), tuple(tags or ()), extent, report_folder, journals, live)


def pytest_report_header(config: pytest.Config) -> list[str]:
    """Name the servers and the seed."""
    options = config.stash[_OPTIONS]
    lines = [f"contract suite: {api} on {settings.base_url}" for api, settings in options.live.items()]
    return lines + ([f"contract suite: --seed {options.extent.seed}"] if options.extent.seed is not None else [])


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a property for each collection to which it applies."""
    requirements = PROPERTIES.get(metafunc.function)
    if requirements is not None:
        metafunc.parametrize(
            "collection",
            [pytest.param((api.name, one), id=f"{api.name} {one.name}") for api, one in collections_for(requirements)],
            indirect=True,
        )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselect what is about other APIs or tags than those of the options."""
    options = config.stash[_OPTIONS]
    deselected = [item for item in items if not _is_selected(item, options)]
    if deselected:
        config.hook.pytest_deselected(items=deselected)
        items[:] = [item for item in items if item not in deselected]


def _is_selected(item: pytest.Item, options: Options) -> bool:
    parameters: dict[str, Any] = getattr(getattr(item, "callspec", None), "params", {})
    if "collection" in parameters:
        api, resource = parameters["collection"]
        tags = {load_document(api).operations[name].tag for name in resource.operations}
    elif "group" in parameters:
        api, tags = parameters["group"].api, parameters["group"].tags
    else:
        return True
    return (not options.apis or api in options.apis) and (not options.tags or not tags.isdisjoint(options.tags))


@pytest.fixture(scope="session")
def options(pytestconfig: pytest.Config) -> Options:
    """Return the options of the run."""
    return pytestconfig.stash[_OPTIONS]


@pytest.fixture(scope="session")
def servers(pytestconfig: pytest.Config) -> Iterator[Servers]:
    """Start the servers that tests ask for, and end them after the last test."""
    options = pytestconfig.stash[_OPTIONS]
    with Servers(options.live, options.journals) as servers:
        pytestconfig.stash[_SERVERS] = servers
        yield servers


@pytest.fixture
def collection(request: pytest.FixtureRequest, servers: Servers) -> Collection:
    """Return the collection under test; skip where the property cannot run against its server."""
    api, resource = request.param
    obstacle = PROPERTIES[request.function].obstacle(resource, servers[api])
    if obstacle:
        pytest.skip(obstacle)
    return servers.collection(api, resource)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Say what the server violates and how, and keep the secrets of live servers out of the report of a test."""
    report = yield
    violation = call.excinfo.value if call.excinfo else None
    if isinstance(violation, ContractViolation):
        fact = inspect.getdoc(getattr(item, "function", None)) or item.name
        item.config.stash[_FINDINGS][f"{fact} {violation.check}\n    {generalize(violation.message)}"] += 1
        report.longrepr = (
            f"property: {fact}\nrequest:  {violation.exchange.curl}\nexpected: {violation.source or 'the property'}\n"
            f"seen:     {violation.message} {violation.check}\n          {violation.exchange}"
        )
    servers = item.config.stash.get(_SERVERS, None)
    redactions = servers.redactions if servers else {}
    if redactions and report.failed:
        text = report.longreprtext
        for original, replacement in redactions.items():
            text = text.replace(original, replacement)
        report.longrepr = text
        report.sections = []
    return report


def generalize(message: str) -> str:
    """Return a message without numbers and ids, in which equal findings differ."""
    return re.sub(r"\b(?=\w*\d)[0-9a-f]+\b", "N", message)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print each finding once with its count, and what became of the records of a live run."""
    for finding, count in config.stash[_FINDINGS].most_common():
        terminalreporter.write_line(f"{count} x {finding}")
    servers = config.stash.get(_SERVERS, None)
    for line in servers.summaries if servers else ():
        terminalreporter.write_line(line)
