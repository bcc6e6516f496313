"""web/ is bundled by one command, and only where the built files are not those of the sources."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import hatch_build
from hatch_build import BROKEN, BUILT, ENTRIES, NO_REGISTRY, build_web
from selfeval.errors import SelfevalError
from selfeval.ui import built as of_built
from selfeval.ui.built import built

ROOT = Path(__file__).parents[2]


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the sources of web/ alone, and the cache that deno has already."""
    shutil.copytree(ROOT / "web", tmp_path / "web")
    monkeypatch.setenv("DENO_DIR", str(ROOT / "build" / "deno"))
    return tmp_path


def test_every_entry_is_built(checkout: Path) -> None:
    assert build_web(checkout) is None
    for name in ENTRIES:
        text = (checkout / BUILT / name).read_text(encoding="utf-8")
        assert text == built(name)  # the same sources give the same bytes
        assert not [word for word in ("@import", ' from"./', ' from"npm:') if word in text]


def test_nothing_is_built_twice(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert build_web(checkout) is None
    monkeypatch.delattr(hatch_build, "_deno")  # nobody misses it
    assert build_web(checkout) is None


def test_a_change_is_built_and_what_is_gone_goes(checkout: Path) -> None:
    assert build_web(checkout) is None
    (checkout / BUILT / "left-behind.js").write_text("", encoding="utf-8")
    (checkout / "web" / "pages" / "log-in.js").write_text("console.log('changed');\n", encoding="utf-8")
    assert build_web(checkout) is None
    assert "changed" in (checkout / BUILT / "pages" / "log-in.js").read_text(encoding="utf-8")
    assert not (checkout / BUILT / "left-behind.js").exists()


def test_a_test_beside_a_source_builds_nothing_anew(checkout: Path) -> None:
    before = hatch_build.digest_of(checkout / "web")
    (checkout / "web" / "pages" / "log-in_test.js").write_text("", encoding="utf-8")
    assert hatch_build.digest_of(checkout / "web") == before


def test_a_broken_source_is_said_and_leaves_nothing_that_looks_built(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (checkout / "web" / "pages" / "log-in.js").write_text("const = ;\n", encoding="utf-8")
    assert build_web(checkout) == BROKEN
    assert "log-in.js" in capsys.readouterr().err
    assert build_web(checkout) == BROKEN


def test_a_registry_out_of_reach_is_one_sentence_that_names_the_wheel(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DENO_DIR", str(checkout / "empty"))
    monkeypatch.setenv("NPM_CONFIG_REGISTRY", "http://127.0.0.1:9/")  # nobody answers there
    assert build_web(checkout) == NO_REGISTRY
    assert "wheel" in NO_REGISTRY


def test_files_that_are_not_built_are_missed_in_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(of_built, "BUILT", tmp_path)
    with pytest.raises(SelfevalError, match=r"'pages/none\.css' til browseren er ikke bygget"):
        built("pages/none.css")


def test_deno_is_found_where_pip_builds_apart(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """pip gives a build a folder of its own, whose programs are on PATH and in no environment that deno knows of."""
    import deno

    def nowhere() -> str:
        raise FileNotFoundError("deno")

    own = shutil.copy(deno.find_deno_bin(), tmp_path)
    monkeypatch.setattr(deno, "find_deno_bin", nowhere)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert hatch_build._deno() == str(own)
