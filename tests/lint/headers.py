# SPDX-License-Identifier: MPL-2.0
"""Headers stand alone: each compiles as the only include. headers.py BUILD_DIR

A header that its own source includes before all else is compiled so by every build; only the others
are compiled here.
"""
import concurrent.futures
import json
import os
import re
import shlex
import subprocess
import sys

import lint

BUILD = sys.argv[1]


def flags(source):
    """The compiler and options that meson uses for a source."""
    with open(os.path.join(BUILD, "compile_commands.json"), encoding="utf-8") as file:
        for entry in json.load(file):
            if entry["file"].endswith(source):
                words = shlex.split(entry["command"])
                compiler = [word for word in words if "ccache" not in word][0]
                return [compiler, *(word for word in words[1:] if word.startswith(("-I", "-D", "-std", "-p")))]
    raise SystemExit(f"{source} is not in compile_commands.json")


def compiles(header, options):
    result = subprocess.run([*options, "-Werror", "-fsyntax-only", "-x", "c", "-"], cwd=BUILD,
                            input=f'#include "{os.path.join(lint.ROOT, header)}"\n', capture_output=True, text=True,
                            check=False)
    return [f"{header}: {line}" for line in result.stderr.splitlines()[:3]]


def is_proven(header):
    source = os.path.join(lint.ROOT, header[:-2] + ".c")
    if not os.path.exists(source):
        return False
    first = re.search(r"^ *# *include (\S+)", lint.text(source), re.MULTILINE)
    return first is not None and first[1] == f'"{header.split(os.sep, 1)[1]}"'


def check_alone(folder, source):
    headers = [header for header in lint.files(".h", under=(folder,)) if not is_proven(header)]
    options = flags(source)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for complaints in pool.map(lambda header: compiles(header, options), headers):
            yield from complaints


def check_core():
    """Every header of the core compiles alone, without GTK"""
    yield from check_alone("app", "app/base/error.c")


def check_ui():
    """Every header of the window compiles alone"""
    yield from check_alone("ui", "ui/application.c")


def check_guards():
    """Every header is read once and known to C++"""
    for path in lint.files(".h"):
        content = lint.text(path)
        if "#pragma once" not in content:
            yield f"{path}: #pragma once is missing"
        if content.count("G_BEGIN_DECLS") != content.count("G_END_DECLS"):
            yield f"{path}: G_BEGIN_DECLS without G_END_DECLS"


lint.main(check_core, check_ui, check_guards)
