"""A program that uses clients for the first time in many threads at once, while every module of theirs is slow to load.

It reads one JSON object from stdin: ``seed``, ``clients`` (of each its module, class and arguments, and those of its
``contacts.list``) and ``pickles`` (base64).  It prints the errors of its threads as a JSON array.
"""

from __future__ import annotations

import asyncio
import base64
import importlib
import importlib.abc
import importlib.machinery
import json
import pickle
import pkgutil
import random
import re
import sys
import threading
import time
import traceback
from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import ModuleType

SLOW = ("truespec", "clemta", "wethod", "clemta_api", "wethod_api")
MAX_DELAY = 0.01
OTHER_MODULES = 20


def wait_for_the_disk() -> None:
    """Wait as for a slow disk."""
    time.sleep(random.random() * MAX_DELAY)  # noqa: S311  (no secret)


class SlowLoader(importlib.machinery.SourceFileLoader):
    """Loads a module and holds its lock for a while before and after its body ran."""

    def exec_module(self, module: ModuleType) -> None:
        """Run the body of the module."""
        wait_for_the_disk()
        super().exec_module(module)
        wait_for_the_disk()


class SlowFinder(importlib.abc.MetaPathFinder):
    """Finds the modules that are to be slow."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Return the spec of a slow module; None for any other."""
        if fullname.partition(".")[0] in SLOW:
            wait_for_the_disk()  # its lock is held, and it is not yet in sys.modules
        spec = importlib.machinery.PathFinder.find_spec(fullname, path, target)
        if fullname.partition(".")[0] not in SLOW or spec is None or spec.origin is None:
            return None
        spec.loader = SlowLoader(fullname, spec.origin)
        return spec


def list_modules() -> list[str]:
    """Return the names of all modules, without importing one."""
    modules: list[str] = []
    for package in SLOW:
        spec = importlib.machinery.PathFinder.find_spec(package)
        assert spec is not None
        modules.append(package)
        waiting = [(package, list(spec.submodule_search_locations or ()))]
        while waiting:
            name, paths = waiting.pop()
            for info in pkgutil.iter_modules(paths, f"{name}."):
                modules.append(info.name)
                if info.ispkg:
                    waiting.append((info.name, [f"{path}/{info.name.rpartition('.')[2]}" for path in paths]))
    return modules


def use_client(module: str, name: str, arguments: dict[str, Any], filters: list[str]) -> None:
    """Make a client of either kind and a call."""
    client = getattr(importlib.import_module(module), name)(**arguments)
    if not name.startswith("Async"):
        with client:
            client.contacts.list(*filters).first()
        return

    async def main() -> None:
        async with client:
            await client.contacts.list(*filters).first()

    asyncio.run(main())


def use_names(package: str) -> None:
    """Use the public names of a package in any order."""
    module = importlib.import_module(package)
    names = [*module.__all__]
    random.shuffle(names)
    for name in names:
        getattr(module, name)


def choose_uses(task: dict[str, Any], modules: list[str]) -> list[Callable[[], object]]:
    """Return first uses of every kind, in any order."""
    packages = [*SLOW, *(f"{name}.models" for name in SLOW if name.endswith("_api"))]
    own = [name for name in modules if not re.search(r"_api\.(api|models)\.", name)]
    others = [name for name in modules if name not in own]
    uses: list[Callable[[], object]] = [
        *(partial(use_client, *client) for client in task["clients"]),
        *(partial(pickle.loads, base64.b64decode(pickled)) for pickled in task["pickles"]),
        *(partial(use_names, package) for package in packages),
        *(partial(importlib.import_module, name) for name in [*own, *random.sample(others, OTHER_MODULES)]),
    ]
    random.shuffle(uses)
    return uses


def main() -> None:
    """Run the uses, each in a thread of its own, and print what they raised."""
    task = json.load(sys.stdin)
    random.seed(task["seed"])
    modules = list_modules()
    sys.meta_path.insert(0, SlowFinder())
    uses = choose_uses(task, modules)
    barrier = threading.Barrier(len(uses))
    errors: list[str] = []

    def run(use: Callable[[], object]) -> None:
        barrier.wait()
        try:
            use()
        except BaseException:  # noqa: BLE001  (the test looks at it)
            errors.append(traceback.format_exc())

    threads = [threading.Thread(target=run, args=(use,), daemon=True) for use in uses]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    errors += ["a thread hangs" for thread in threads if thread.is_alive()]
    sys.stdout.write(json.dumps(errors))


if __name__ == "__main__":
    main()
