# SPDX-License-Identifier: MPL-2.0
"""Style is what clang-format prints, and a few rules that it does not know."""
import os
import re
import shutil
import subprocess

import lint

UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")
LICENSED = (".c", ".h", ".py", ".sh")
TEXT = (".c", ".h", ".ui", ".py", ".xml", ".in", ".build", ".md", ".css", ".json", ".sql", ".csv", ".po")
SCRIPTS = ("app/run", "app/install", "tests/run", "tests/fuzz/search", "tests/long/workbook", "tests/long/memory", "tests/long/analysis",
           "tests/end-to-end/session", ".ci/run")


def check_format():
    """clang-format would change no source"""
    tool = shutil.which("clang-format-14") or "clang-format"
    changed = re.compile(r"(.*?):\d+:\d+: error: code should be clang-formatted")
    result = subprocess.run([tool, "--dry-run", "-Werror", *lint.files(".c")], cwd=lint.ROOT, capture_output=True,
                            text=True, check=False)
    complaints = {match[1] for match in map(changed.match, result.stderr.splitlines()) if match}
    yield from (f"{path}: run clang-format -i" for path in sorted(complaints))
    if result.returncode != 0 and not complaints:
        yield from result.stderr.splitlines() or [f"{tool} failed"]


def check_licence():
    """Every source names its licence in the first two lines"""
    for path in [*lint.files(*LICENSED), *SCRIPTS]:
        if not any("SPDX-License-Identifier: MPL-2.0" in line for line in lint.lines(path)[:2]):
            yield f"{path}: the SPDX line is missing"


def check_unfinished():
    """Nothing is marked as unfinished"""
    for path in [*lint.files(*TEXT), *SCRIPTS]:
        for number, line in enumerate(lint.lines(path), 1):
            mark = UNFINISHED.search(line)
            if mark:
                yield f"{path}:{number}: {mark[1]}"


def check_blanks():
    """No line ends in blanks, every file ends in a newline, none holds a tab"""
    written = [path for path in lint.files(".c", ".h", ".ui", ".py", ".build", ".css", ".sql")
               if not path.startswith("tests/data/")]
    for path in [*written, *SCRIPTS]:
        content = lint.text(path)
        if content and not content.endswith("\n"):
            yield f"{path}: no newline at the end"
        for number, line in enumerate(content.splitlines(), 1):
            if line != line.rstrip() or "\t" in line:
                yield f"{path}:{number}: blanks at the end, or a tab"


def check_scripts():
    """shellcheck has nothing to say"""
    yield from lint.run("shellcheck", *SCRIPTS)


lint.main(check_format, check_licence, check_unfinished, check_blanks, check_scripts)
