"""When the kernel that waits, warm, for the next visitor is ended: not in the moment when it is handed out."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from traitlets import Any as AnyTrait
from traitlets.config import Configurable
from voila.voila_kernel_manager import voila_kernel_manager_factory

from selfeval.access.keys import anybody_is, hand_out, revoke
from selfeval.access.roles import COMMAND_LINE
from selfeval.records import Role, now
from selfeval.server.kernels import pool
from selfeval.server.kernels.pool import LEADERS_NOTEBOOK, WARM_NOTEBOOK, WarmKernels, voila_config
from selfeval.storage import Store
from tests.databases import new_file

HOURS = timedelta(hours=3)
NEVER = 3600.0


class House(Configurable):
    """What Voilà's kernel manager asks of the server around it."""

    root_dir = AnyTrait()
    notebook_path = None


@asynccontextmanager
async def kernels() -> AsyncIterator[Any]:
    """The kernels as Voilà makes them from ours, for a folder without notebooks: no pool fills itself."""
    made = voila_kernel_manager_factory(WarmKernels, preheat_kernel=True, default_pool_size=0)
    with TemporaryDirectory() as folder:  # a socket's name is short, and pytest's folders are not
        manager = made(parent=House(config=voila_config(), root_dir=folder), connection_dir=folder)
        try:
            yield manager
        finally:
            await manager.shutdown_all(now=True)


async def one_that_has_waited(manager: Any) -> str:
    """A kernel in the pool, where nobody has asked for it for hours; gives its id."""
    id = await manager.start_kernel(kernel_name="python3")
    waiting = asyncio.get_running_loop().create_future()
    waiting.set_result({"kernel_id": id})
    manager._pools[WARM_NOTEBOOK] = [waiting]
    manager.get_kernel(id).execution_state = "idle"
    manager.get_kernel(id).last_activity = now() - HOURS
    return id


def test_a_kernel_that_has_waited_for_hours_lives_when_it_is_handed_out() -> None:
    async def handed_out() -> None:
        async with kernels() as manager:
            id = await one_that_has_waited(manager)
            await manager.cull_kernels()
            manager._pools[WARM_NOTEBOOK].clear()
            await manager.cull_kernels()
            assert manager.list_kernel_ids() == [id]

    asyncio.run(handed_out())


def test_one_that_was_handed_out_long_ago_and_has_no_page_is_ended() -> None:
    async def handed_out() -> None:
        async with kernels() as manager:
            await one_that_has_waited(manager)
            manager._pools[WARM_NOTEBOOK].clear()
            await manager.cull_kernels()
            assert manager.list_kernel_ids() == []

    asyncio.run(handed_out())


def test_a_kernel_waits_for_leaders_once_they_are_expected() -> None:
    async def expected() -> None:
        async with kernels() as manager:
            begun: list[str] = []
            manager.fill_if_needed = lambda *, notebook_name: begun.append(notebook_name)
            manager.keep_warm(LEADERS_NOTEBOOK)
            assert begun == [LEADERS_NOTEBOOK]
            assert manager.kernel_pools_config[LEADERS_NOTEBOOK] == {"pool_size": 1}
            assert manager.kernel_pools_config[WARM_NOTEBOOK] == {"pool_size": 1}

    asyncio.run(expected())


def test_the_next_warm_kernel_lets_pages_go_first_until_one_wants_it(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[str] = []

    async def start(self: object, *, env: dict[str, str]) -> str:
        started.append(env["named"])
        return env["named"]

    async def asked() -> None:
        async with kernels() as manager:
            begin = asyncio.get_running_loop().create_task
            await manager.start_kernel(env={"VOILA_PREHEAT": "True", "named": "first"})
            waits = begin(manager.start_kernel(env={"VOILA_PREHEAT": "True", "named": "second"}))
            await manager.start_kernel(env={"VOILA_PREHEAT": "False", "named": "a page's own"})
            assert started == ["first", "a page's own"]
            manager._pools[WARM_NOTEBOOK] = [waits]
            manager.hurry(WARM_NOTEBOOK)
            await waits
            manager._pools.clear()
            assert started == ["first", "a page's own", "second"]

    monkeypatch.setattr(AsyncMappingKernelManager, "start_kernel", start)
    monkeypatch.setattr(pool, "REFILL_AFTER_SECONDS", NEVER)
    asyncio.run(asked())


def test_leaders_are_expected_as_long_as_one_has_a_key_that_holds(tmp_path: Path) -> None:
    with Store.open(new_file(tmp_path)) as store:
        hand_out(store, Role.FACILITATOR, by=COMMAND_LINE)
        assert not anybody_is(store, Role.LEDER)
        key = hand_out(store, Role.LEDER, by=COMMAND_LINE)
        assert anybody_is(store, Role.LEDER)
        revoke(store, key.partition(".")[0], by=COMMAND_LINE)
        assert not anybody_is(store, Role.LEDER)
