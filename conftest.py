"""Holds for all tests: those in tests/, the examples in src/ and the notebooks."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest
from hypothesis import settings

from hatch_build import build_web

# Once, and before a folder's own conftest imports a widget that reads what is built.
if "PYTEST_XDIST_WORKER" not in os.environ and (problem := build_web()):
    pytest.exit(problem, returncode=pytest.ExitCode.USAGE_ERROR)

# A slow machine is no error in what is tested, and a test that passed passes again.
settings.register_profile("steady", deadline=None, max_examples=20, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=1_000, print_blob=True)
settings.load_profile("steady")


@contextmanager
def no_data_of_the_users() -> Iterator[None]:
    """Point every default at a folder of the tests', for kernels and servers that they start as well."""
    before = dict(os.environ)
    for name in [name for name in before if name.startswith("SELFEVAL_")]:
        del os.environ[name]
    with tempfile.TemporaryDirectory(prefix="selfeval-tests-") as folder:
        os.environ |= {"SELFEVAL_DATA": folder, "XDG_DATA_HOME": folder}
        yield
    os.environ.clear()
    os.environ |= before


def pytest_configure(config: pytest.Config) -> None:
    session = ExitStack()
    session.enter_context(no_data_of_the_users())
    config.add_cleanup(session.close)


NEEDS = {"chromium": "browser", "postgres": "database", "wheel": "wheel", "server_process": "process"}
"""The mark of a test that uses a fixture, itself or through others."""

PLACE = {"browser": 2, "database": 1, "process": 1, "wheel": 1}
"""What is run later. Browser tests come last: from its first use on, Playwright keeps an event loop running in the
tests' thread. A file's tests of a server come with its browser tests: they share the server."""


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Iterator[None]:
    """Mark what tests need, and keep those of a file on one worker, which makes its fixtures once."""
    for item in items:
        for need in sorted(needs(item)):
            item.add_marker(need)
    with_browser = {item.path for item in items if item.get_closest_marker("browser")}
    for item in items:
        shares = item.path in with_browser and item.get_closest_marker("process")
        place = 2 if shares else max((PLACE.get(mark.name, 0) for mark in item.iter_markers()), default=0)
        item.add_marker(pytest.mark.xdist_group(f"{place} {item.path.relative_to(item.config.rootpath)}"))
    yield  # pytest puts tests of one parameter side by side here, also those with a browser beside those without
    if items and items[0].config.getoption("loadgroup", default=False) and "@" not in items[0].nodeid:
        raise pytest.UsageError("this pytest-xdist does not keep the groups of this pytest together")
    items.sort(key=lambda item: item.get_closest_marker("xdist_group").args[0][0])


def needs(item: pytest.Item) -> set[str]:
    """The marks of what a test needs."""
    found = {NEEDS[name] for name in getattr(item, "fixturenames", ()) if name in NEEDS}
    chosen = getattr(item, "callspec", None)
    if chosen and chosen.params.get("address") == "postgresql":
        found.add("database")
    return found
