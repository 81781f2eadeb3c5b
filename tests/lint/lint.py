# SPDX-License-Identifier: MPL-2.0
"""What the lint tests share: the list of source files and the TAP report.

A check is a function without arguments that yields one line per complaint, "path:line: what is
wrong"; its first docstring line is the name of the test point.
"""
import os
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FOLDERS = ("app", "ui", "resources", "po", "tests")


def files(*suffixes, under=FOLDERS):
    """Paths relative to the top of the project, sorted, of the files with these endings."""
    found = []
    for folder in under:
        for path, folders, names in os.walk(os.path.join(ROOT, folder)):
            folders[:] = [name for name in folders if name != "__pycache__"]
            found += [os.path.relpath(os.path.join(path, name), ROOT) for name in names
                      if name.endswith(suffixes)]
    return sorted(found)


def text(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read()


def lines(path):
    return text(path).splitlines()


def run(*command, warnings=False):
    """Yields what the command complains about, if it fails, or also what it warns of."""
    if not shutil.which(command[0]):
        yield f"{command[0]} is not installed; tests/packages names what it belongs to"
        return
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    complaints = (result.stdout + result.stderr).splitlines()
    if result.returncode != 0:
        yield from complaints or [f"{command[0]} failed"]
    elif warnings:
        yield from complaints


def main(*checks):
    print(f"1..{len(checks)}")
    failed = 0
    for number, check in enumerate(checks, 1):
        complaints = list(check())
        failed += bool(complaints)
        print(f"{'not ' if complaints else ''}ok {number} {check.__doc__.splitlines()[0]}")
        for complaint in complaints:
            print(f"# {complaint}")
    sys.exit(1 if failed else 0)
