"""Several small modules become one."""

from __future__ import annotations

from pathlib import Path

import pytest

from selfeval.ui.components.bundle import bundle, bundle_css


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / f"{name}.js").write_text(text)


def test_a_file_that_two_others_import_is_there_once_and_first(tmp_path):
    write(
        tmp_path,
        entry='import { a } from "./one.js";\nimport { b } from "./two.js";\nexport default { a, b };\n',
        one='import { base } from "./base.js";\nexport function a() {}\n',
        two='import { base } from "./base.js";\nexport function b() {}\n',
        base="export const base = 1;\n",
    )
    made = bundle(tmp_path / "entry.js")
    assert made.count("const base = 1;") == 1
    assert made.index("const base = 1;") < made.index("function a()") < made.index("export default")


def test_an_import_may_rename_and_stand_on_several_lines(tmp_path):
    write(
        tmp_path,
        entry='import {\n  a as first,\n  b,\n} from "./one.js";\n',
        one="export const a = 1;\nexport const b = 2;\n",
    )
    assert "const { a: first, b } = one_0;" in bundle(tmp_path / "entry.js")


def test_private_names_of_two_files_do_not_meet(tmp_path):
    write(
        tmp_path,
        entry='import { a } from "./one.js";\nconst hidden = 0;\n',
        one="const hidden = 1;\nexport const a = hidden;\n",
    )
    made = bundle(tmp_path / "entry.js")
    assert made.index("const hidden = 1;") < made.index("})();") < made.index("const hidden = 0;")


def test_files_that_import_each_other_are_refused_by_name(tmp_path):
    write(
        tmp_path, entry='import { a } from "./one.js";\n', one='import { b } from "./entry.js";\nexport const a = 1;\n'
    )
    with pytest.raises(ValueError, match=r"entry\.js → one\.js → entry\.js"):
        bundle(tmp_path / "entry.js")


@pytest.mark.parametrize(
    "line", ['import x from "./y.js";', 'import * as x from "lib";', "export { a };", "export default a;"]
)
def test_an_import_or_export_of_another_kind_is_refused_by_file(tmp_path, line):
    write(tmp_path, entry='import { a } from "./one.js";\n', one=f"{line}\n")
    with pytest.raises(ValueError, match=r"one\.js"):
        bundle(tmp_path / "entry.js")


def test_a_style_sheet_that_is_imported_twice_is_there_once(tmp_path):
    (tmp_path / "entry.css").write_text('@import "a.css";\n@import "b.css";\n')
    (tmp_path / "a.css").write_text('@import "b.css";\n.a {}\n')
    (tmp_path / "b.css").write_text(".b {}\n")
    assert bundle_css(tmp_path / "entry.css") == ".b {}\n.a {}\n"
