"""One self-contained module from several small ones: a notebook and a page get the same file, without a build step.

Only what our own files use is understood: `import { a, b as c } from "./x.js";` and `export` before a function, class
or const. Each imported file becomes a function of its own, so that private names in two files never meet.
"""

from __future__ import annotations

import re
from pathlib import Path

_IMPORT = re.compile(r'^import\s*\{([^}]*)\}\s*from\s*"(\.{1,2}/[^"]+)";\n?', re.MULTILINE)
_EXPORTED = re.compile(r"^export (?:async )?(?:function|class|const) (\w+)", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const) )", re.MULTILINE)
_UNKNOWN = re.compile(r"^(?:import\b|export (?:\{|\*|default)).*", re.MULTILINE)
_CSS_IMPORT = re.compile(r'^@import "([^"]+)";\n?', re.MULTILINE)


def bundle(entry: Path) -> str:
    """The module `entry` with everything it imports, directly and indirectly, each file once.

    The entry keeps its exports. Raises ValueError for files that import each other in a ring, and for an import or
    export of another kind than this module's.

    >>> from tempfile import TemporaryDirectory
    >>> folder = TemporaryDirectory()
    >>> a, b = Path(folder.name, "a.js"), Path(folder.name, "b.js")
    >>> _ = a.write_text('import { two } from "./b.js";\\nexport const four = 2 * two;\\n')
    >>> _ = b.write_text("export const two = 2;\\n")
    >>> print(bundle(a))
    const b_0 = (() => {
    const two = 2;
    return { two };
    })();
    const { two } = b_0;
    export const four = 2 * two;
    <BLANKLINE>
    >>> folder.cleanup()
    """
    modules: dict[Path, str] = {}
    parts: list[str] = []
    body = _linked(entry.resolve(), modules, parts, trail=())
    return "".join(parts) + body


def bundle_css(entry: Path) -> str:
    """The style sheet `entry` with every sheet that it imports in the place of the first import."""
    return _with_imports(entry.resolve(), set())


def _linked(path: Path, modules: dict[Path, str], parts: list[str], trail: tuple[Path, ...]) -> str:
    if path in trail:
        raise ValueError(f"files import each other in a ring: {' → '.join(each.name for each in (*trail, path))}")

    def use(found: re.Match[str]) -> str:
        source = (path.parent / found[2]).resolve()
        if source not in modules:
            _add(source, modules, parts, (*trail, path))
        names = ", ".join(name.strip().replace(" as ", ": ") for name in found[1].split(",") if name.strip())
        return f"const {{ {names} }} = {modules[source]};\n"

    return _IMPORT.sub(use, path.read_text(encoding="utf-8"))


def _add(path: Path, modules: dict[Path, str], parts: list[str], trail: tuple[Path, ...]) -> None:
    body = _linked(path, modules, parts, trail)
    if unknown := _UNKNOWN.search(body):
        raise ValueError(f"{path.name}: '{unknown[0]}' is no import or export that bundle understands")
    modules[path] = f"{re.sub(r'[^A-Za-z0-9]', '_', path.stem)}_{len(modules)}"
    names = ", ".join(_EXPORTED.findall(body))
    parts.append(f"const {modules[path]} = (() => {{\n{_EXPORT.sub('', body)}return {{ {names} }};\n}})();\n")


def _with_imports(path: Path, seen: set[Path]) -> str:
    seen.add(path)

    def use(found: re.Match[str]) -> str:
        source = (path.parent / found[1]).resolve()
        return "" if source in seen else _with_imports(source, seen)

    return _CSS_IMPORT.sub(use, path.read_text(encoding="utf-8"))
