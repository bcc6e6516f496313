"""Set-up says in one sentence what is missing, and leaves what is there in peace."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parents[2] / "scripts"


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder of programs that is all a script can see; it begins with the plainest of them."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("sh", "dirname", "env", "mkdir", "cp", "tee", "rm", "cat", "mktemp", "tail"):
        (folder / name).symlink_to(str(shutil.which(name)))
    return folder


def add(programs: Path, name: str, script: str) -> None:
    path = programs / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def run(
    script: str, *arguments: str, programs: Path, cwd: Path, **surroundings: str
) -> subprocess.CompletedProcess[str]:
    """Run a copy of the script in a folder of its own, so that no environment of ours is touched."""
    copy = cwd / "scripts" / script
    copy.parent.mkdir(exist_ok=True)
    shutil.copy(SCRIPTS / script, copy)
    return subprocess.run(
        [str(copy), *arguments],
        cwd=cwd,
        env={"PATH": str(programs)} | surroundings,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def calls(folder: Path) -> list[str]:
    """What the programs of a test were asked to do, in order."""
    return (folder / "calls").read_text(encoding="utf-8").splitlines()


def assert_one_sentence(done: subprocess.CompletedProcess[str], *words: str) -> None:
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert [word for word in words if word not in done.stderr] == []


def test_environment_asks_for_python_where_there_is_none(programs: Path, tmp_path: Path) -> None:
    done = run("environment", "requirements.lock", programs=programs, cwd=tmp_path)
    assert_one_sentence(done, "Python 3.11", "apt-get install python3")
    assert not (tmp_path / ".venv").exists()


def test_environment_asks_for_a_newer_python(programs: Path, tmp_path: Path) -> None:
    add(programs, "python3", "exit 1  # what the check of the version gives on an old Python")
    assert_one_sentence(run("environment", "requirements.lock", programs=programs, cwd=tmp_path), "3.11 eller nyere")


def test_environment_asks_for_venv_where_debian_left_it_out(programs: Path, tmp_path: Path) -> None:
    add(programs, "python3", 'case "$2" in *ensurepip*) exit 1;; esac')
    assert_one_sentence(run("environment", "requirements.lock", programs=programs, cwd=tmp_path), "python3-venv")


BUILDS_ITSELF = """
echo "$*" >> calls
case "$*" in
    "-m venv"*) mkdir -p .venv/bin && cp "$0" .venv/bin/python ;;
    *pip\\ install*) [ ! -e offline ] ;;
esac
"""
"""A Python that notes what it is asked to do, and whose environments do the same."""


def test_environment_is_built_from_hashes_alone(programs: Path, tmp_path: Path) -> None:
    add(programs, "python3", BUILDS_ITSELF)
    assert run("environment", "some.lock", programs=programs, cwd=tmp_path).returncode == 0
    made, locked, own = [line for line in calls(tmp_path) if "venv --" in line or "pip install" in line]
    assert made == "-m venv --clear .venv"
    assert "--require-hashes -r some.lock" in locked
    assert "--no-deps --no-build-isolation --editable ." in own


def test_environment_that_works_is_kept(programs: Path, tmp_path: Path) -> None:
    add(programs, "python3", BUILDS_ITSELF)
    run("environment", "some.lock", programs=programs, cwd=tmp_path)
    (tmp_path / "calls").unlink()
    assert run("environment", "some.lock", programs=programs, cwd=tmp_path).returncode == 0
    assert [line for line in calls(tmp_path) if line.startswith("-m venv")] == []


def test_half_built_environment_is_made_anew(programs: Path, tmp_path: Path) -> None:
    add(programs, "python3", BUILDS_ITSELF)
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    assert run("environment", "some.lock", programs=programs, cwd=tmp_path).returncode == 0
    assert "-m venv --clear .venv" in calls(tmp_path)


def test_environment_says_when_packages_cannot_be_fetched(programs: Path, tmp_path: Path) -> None:
    add(programs, "python3", BUILDS_ITSELF)
    (tmp_path / "offline").touch()
    done = run("environment", "some.lock", programs=programs, cwd=tmp_path)
    assert_one_sentence(done, "Pakkerne kunne ikke hentes", "forbindelsen")


BARE = {"POSTGRESQL": "findes/ikke", "LDCONFIG": "bin/ldconfig", "CREATECLUSTER": "createcluster.d"}
"""As on a machine that has nothing, and where its settings are in the test's own folder."""

HAS = {
    "chromium-headless-shell": ("chromium-headless-shell", "exit 0"),
    "libatomic1": ("ldconfig", "echo 'libatomic.so.1 (libc6) => /lib/libatomic.so.1'"),
    "postgresql": ("initdb", "exit 0"),
    "fonts-liberation": ("fc-match", 'case "$3" in Lib*) printf %s "$3";; *) printf Ukendt;; esac'),
    "fonts-dejavu-core": ("fc-match", 'case "$3" in Dej*) printf %s "$3";; *) printf Ukendt;; esac'),
}
"""A program that makes each package seem to be there."""

FONTS = ("fonts-liberation", "fonts-dejavu-core")


def install(programs: Path, *packages: str) -> None:
    """Make these packages seem to be there, and the others seem to be missing."""
    add(programs, "ldconfig", "exit 0")
    for package in packages:
        add(programs, *HAS[package])
    if set(FONTS) <= set(packages):
        add(programs, "fc-match", 'printf %s "$3"')


def test_system_packages_leaves_what_is_there(programs: Path, tmp_path: Path) -> None:
    install(programs, *HAS)
    add(programs, "apt-get", "exit 1")
    assert run("system-packages", programs=programs, cwd=tmp_path, **BARE).returncode == 0


@pytest.mark.parametrize("missing", HAS)
def test_system_packages_looks_for_each_by_itself(programs: Path, tmp_path: Path, missing: str) -> None:
    install(programs, *(package for package in HAS if package != missing))
    add(programs, "id", "echo 0")
    add(programs, "apt-get", f'echo "$*" >> {tmp_path}/calls')
    assert run("system-packages", programs=programs, cwd=tmp_path, **BARE).returncode == 0
    assert calls(tmp_path)[-1] == f"install -y -qq --no-install-recommends {missing}"


def test_system_packages_installs_all_on_a_bare_machine(programs: Path, tmp_path: Path) -> None:
    install(programs)
    add(programs, "id", "echo 0")
    add(programs, "apt-get", f'echo "$*" >> {tmp_path}/calls')
    assert run("system-packages", programs=programs, cwd=tmp_path, **BARE).returncode == 0
    assert set(calls(tmp_path)[-1].split()) >= {*HAS, "fontconfig"}


def test_system_packages_is_content_with_a_chromium_that_has_windows(programs: Path, tmp_path: Path) -> None:
    install(programs, *(package for package in HAS if package != "chromium-headless-shell"))
    add(programs, "chromium", "exit 0")
    add(programs, "apt-get", "exit 1")
    assert run("system-packages", programs=programs, cwd=tmp_path, **BARE).returncode == 0


def test_system_packages_asks_for_no_library_where_there_is_no_ldconfig(programs: Path, tmp_path: Path) -> None:
    install(programs, *HAS)
    (programs / "ldconfig").unlink()
    add(programs, "apt-get", "exit 1")
    assert run("system-packages", programs=programs, cwd=tmp_path, **BARE).returncode == 0


def test_system_packages_finds_postgresql_where_debian_puts_it(programs: Path, tmp_path: Path) -> None:
    install(programs, *(package for package in HAS if package != "postgresql"))
    debian = tmp_path / "postgresql" / "15" / "bin"
    debian.mkdir(parents=True)
    add(debian, "initdb", "exit 0")
    surroundings = BARE | {"POSTGRESQL": str(tmp_path / "postgresql")}
    assert run("system-packages", programs=programs, cwd=tmp_path, **surroundings).returncode == 0


def test_system_packages_asks_for_what_is_missing_where_there_is_no_apt(programs: Path, tmp_path: Path) -> None:
    install(programs)
    done = run("system-packages", programs=programs, cwd=tmp_path, **BARE)
    assert_one_sentence(done, "Chromium", "libatomic", "PostgreSQL", "Liberation Sans", "DejaVu Sans", "apt-get")


def test_system_packages_asks_for_help_without_the_right_to_install(programs: Path, tmp_path: Path) -> None:
    install(programs, *(package for package in HAS if package != "postgresql"))
    add(programs, "apt-get", "exit 1")
    add(programs, "id", "echo 1000")
    done = run("system-packages", programs=programs, cwd=tmp_path, **BARE)
    assert_one_sentence(done, "sudo apt-get install postgresql'")


def test_system_packages_renews_the_list_before_it_installs(programs: Path, tmp_path: Path) -> None:
    add(programs, "id", "echo 0")
    add(programs, "apt-get", f'echo "$1 ${{DEBIAN_FRONTEND:-}}" >> {tmp_path}/calls')
    assert run("system-packages", programs=programs, cwd=tmp_path, **BARE).returncode == 0
    assert calls(tmp_path) == ["update ", "install noninteractive"]


def test_system_packages_leaves_no_database_running(programs: Path, tmp_path: Path) -> None:
    add(programs, "id", "echo 0")
    add(programs, "apt-get", f"cat {tmp_path}/createcluster.d/*.conf >> {tmp_path}/calls")
    assert run("system-packages", programs=programs, cwd=tmp_path, **BARE).returncode == 0
    assert set(calls(tmp_path)) == {"create_main_cluster = false"}
    assert list((tmp_path / "createcluster.d").iterdir()) == []


def test_system_packages_shows_what_apt_said_when_it_fails(programs: Path, tmp_path: Path) -> None:
    add(programs, "id", "echo 0")
    add(programs, "apt-get", '[ "$1" = update ] || { echo "Setting up chromium: no space left" && exit 100; }')
    done = run("system-packages", programs=programs, cwd=tmp_path, **BARE)
    assert done.returncode == 1
    assert "no space left" in done.stderr
    assert "Pakkerne kunne ikke installeres" in done.stderr
