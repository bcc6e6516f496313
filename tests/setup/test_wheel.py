"""`pip install` of the wheel gives a `selfeval` that serves; everything it needs travels along."""

from __future__ import annotations

import os
import queue
import re
import shutil
import subprocess
import sys
import sysconfig
import threading
import urllib.request
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
START_SECONDS = 180


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("selfeval-*.whl"))


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs in an environment that has the wheel, and the dependencies by way of the tests' own."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=False)
    places = sysconfig.get_paths(vars={"base": str(home), "platbase": str(home)})
    Path(places["purelib"], "dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    scripts = Path(places["scripts"])
    install = [sys.executable, "-m", "pip", "--python", str(scripts / "python"), "install", "--no-deps", "--no-index"]
    done = subprocess.run(
        [*install, str(wheel)], capture_output=True, text=True, encoding="utf-8", timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return scripts


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Nothing of the checkout's: only Jupyter's own files are shared with the tests' environment."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("SELFEVAL_", "PYTHON"))}
    shared = Path(sys.prefix, "share", "jupyter")
    return inherited | {
        "JUPYTER_PATH": str(shared),
        "PYTHONUNBUFFERED": "1",
        "HOME": str(tmp_path_factory.mktemp("home")),
    }


def files_under(folder: Path, inside: str) -> set[str]:
    """The files of a folder of the checkout, by the names they should have in the wheel."""
    kept = (path for path in folder.rglob("*") if path.is_file())
    relative = (path.relative_to(folder) for path in kept)
    unwanted = {"__pycache__", ".ipynb_checkpoints"}
    return {f"{inside}/{path.as_posix()}" for path in relative if unwanted.isdisjoint(path.parts)}


@pytest.mark.parametrize(
    ("folder", "inside", "kinds"),
    [
        ("src/selfeval", "selfeval", {".py", ".js", ".css"}),
        ("src/selfeval/storage/migrations", "selfeval/storage/migrations", {".py"}),
        ("src/selfeval/server/pages/template", "selfeval/server/pages/template", {".html", ".j2"}),
        ("data/templates", "selfeval/_templates", {".yaml"}),
        ("notebooks", "selfeval/_notebooks", {".ipynb"}),
    ],
)
def test_everything_travels_in_the_wheel(wheel: Path, folder: str, inside: str, kinds: set[str]) -> None:
    expected = files_under(ROOT / folder, inside)
    assert {Path(name).suffix for name in expected} >= kinds
    assert expected - set(zipfile.ZipFile(wheel).namelist()) == set()


def test_tests_and_settings_stay_at_home(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"selfeval"}


def test_installed_selfeval_lists_the_frameworks(programs: Path, environment: dict[str, str], tmp_path: Path) -> None:
    command = [str(programs / "selfeval"), "framework", "list"]
    done = subprocess.run(
        command,
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "pejlemaerker-bostoette" in done.stdout


@pytest.fixture(scope="module")
def address(programs: Path, environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address that an installed server prints when it is ready."""
    folder = tmp_path_factory.mktemp("served")
    command = [str(programs / "selfeval"), "serve", "--no-browser", "--port", "0", "--data", str(folder / "data")]
    server = subprocess.Popen(
        command,
        env=environment,
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    lines: queue.Queue[str] = queue.Queue()
    reader = threading.Thread(target=pass_on, args=(server, lines), daemon=True)
    reader.start()
    try:
        yield first_address(lines)
    finally:
        server.terminate()
        server.wait(timeout=30)
        reader.join(timeout=30)
        if server.stdout:
            server.stdout.close()


def pass_on(server: subprocess.Popen[str], lines: queue.Queue[str]) -> None:
    """Hand on each line as it comes, and an empty one when the server has stopped."""
    for line in server.stdout or ():
        lines.put(line)
    lines.put("")


def first_address(lines: queue.Queue[str]) -> str:
    seen: list[str] = []
    while True:
        seen.append(lines.get(timeout=START_SECONDS))
        assert seen[-1], "the server stopped before it had printed an address:\n" + "".join(seen)
        if found := re.search(r"http://[^\s/]+:(\d+)", seen[-1]):
            return f"http://127.0.0.1:{found[1]}"


@pytest.mark.parametrize("page", ["/healthz", "/"])
def test_installed_selfeval_serves(address: str, page: str) -> None:
    with urllib.request.urlopen(address + page, timeout=START_SECONDS) as answer:
        assert answer.status == 200


@pytest.mark.long
def test_pip_alone_makes_the_whole_wheel_of_a_folder(tmp_path: Path) -> None:
    """`pip install .` needs neither make nor anything that was built before: not on Windows either."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (tmp_path / "folder" / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, tmp_path / "folder" / name)
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--no-deps",
        "--wheel-dir",
        str(tmp_path),
        str(tmp_path / "folder"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=600, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    with zipfile.ZipFile(next(tmp_path.glob("selfeval-*.whl"))) as made:
        assert "selfeval/_web/participant/host.js" in made.namelist()
