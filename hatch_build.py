"""Build what the browser gets: bundle web/ into src/selfeval/_web with the deno that pip brings.

Hatchling runs it for a wheel, an sdist and an editable install; `python hatch_build.py` runs it alone. Nothing is built
where the built files already belong to these sources, so an unpacked sdist needs neither the tool nor a registry.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent
BUILT = Path("src", "selfeval", "_web")
STAMP = "sources.sha256"
ENTRIES = (
    "documents/leader/leader.css",
    "documents/leader/leader.js",
    "documents/researcher/researcher.css",
    "documents/researcher/researcher.js",
    "facilitator/facilitator.css",
    "facilitator/facilitator.js",
    "pages/log-in.js",
    "pages/notebook.js",
    "pages/once.js",
    "pages/page.css",
    "pages/result.css",
    "participant/host.js",
    "participant/participant.css",
    "participant/participant.js",
    "projector/projector.css",
    "projector/projector.js",
)
"""What a page or a notebook loads. Each becomes one file of the same name, with all that it imports in it."""
NO_PART_OF_IT = re.compile(r"_test\.js$|\.md$")
OUT_OF_REACH = re.compile(
    r"error sending request|Failed loading|registry|dns error|client error \(Connect\)|not found in npm cache"
)

NO_REGISTRY = (
    "Filerne til browseren kunne ikke bygges, fordi npm's pakkeregister ikke kan nås: tjek forbindelsen til nettet, "
    "eller installér selfeval fra den færdige wheel, som har filerne med."
)
BROKEN = "Filerne til browseren kunne ikke bygges af web/: se fejlen ovenfor."


class WebBuild(BuildHookInterface[Any]):
    """Builds web/ before hatchling collects the files of the package."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build, or end with one sentence that says why it cannot be done."""
        if problem := build_web(Path(self.root)):
            self.app.abort(problem)


def build_web(root: Path = ROOT) -> str | None:
    """Bundle web/ unless its built files are there already. Returns why it could not be done, or None."""
    digest, built = digest_of(root / "web"), root / BUILT
    stamp = built / STAMP
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == digest:
        return None
    shutil.rmtree(built, ignore_errors=True)
    done = subprocess.run(
        [_deno(), "bundle", "--frozen", "--minify", "--platform=browser", f"--outdir={built}", *ENTRIES],
        cwd=root / "web",
        env=environment(root),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode != 0:
        sys.stderr.write(done.stderr)
        return NO_REGISTRY if OUT_OF_REACH.search(done.stderr) else BROKEN
    stamp.write_text(digest, encoding="utf-8")
    return None


def digest_of(web: Path) -> str:
    """Return one digest of the names and contents of everything that goes into the built files."""
    digest = hashlib.sha256()
    for path in sorted(path for path in web.rglob("*") if path.is_file() and not NO_PART_OF_IT.search(path.name)):
        content = path.read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{path.relative_to(web).as_posix()} {hashlib.sha256(content).hexdigest()}\n".encode())
    return digest.hexdigest()


def environment(root: Path) -> dict[str, str]:
    """Return deno's settings: its cache lies in the build folder, and the computer's own certificates count too."""
    ours = {
        "DENO_DIR": str(root / "build" / "deno"),
        "DENO_TLS_CA_STORE": "system,mozilla",
        "DENO_NO_UPDATE_CHECK": "1",
        "NO_COLOR": "1",
    }
    return ours | os.environ


def _deno() -> str:
    """Return deno's path. Where pip builds apart from any environment, it is found by PATH alone."""
    from deno import find_deno_bin  # not needed where the files are built already

    try:
        return str(find_deno_bin())
    except FileNotFoundError:
        if found := shutil.which("deno"):
            return found
        raise


if __name__ == "__main__":
    sys.exit(build_web())
