# SPDX-License-Identifier: MPL-2.0
"""Everything a user reads can be translated, and is."""
import os
import re
import subprocess
import tempfile

import lint

MARK = re.compile(r'(?<![A-Za-z_])(_|N_|C_|NC_|ngettext|g_dngettext|g_dpgettext2)\s*\(\s*"')

# What Meson's preset "glib" gives to xgettext.
KEYWORDS = ("_", "N_", "C_:1c,2", "NC_:1c,2", "g_dcgettext:2", "g_dngettext:2,3", "g_dpgettext2:2c,3")


# A new string is translated into German with it. Of a language that not every contributor writes one
# string in so many may wait.
WHOLE = "po/de.po"
ONE_IN = 33


def listed(name):
    return [line for line in lint.lines("po/" + name) if line and not line.startswith("#")]


def translatable(path):
    content = lint.text(path)
    if path.endswith(".ui"):
        return 'translatable="' in content
    if path.endswith((".desktop.in", ".metainfo.xml.in")):
        return True
    return bool(MARK.search(content))


def check_potfiles():
    """po/POTFILES.in names every file with words for users, sorted"""
    named = listed("POTFILES.in")
    if named != sorted(set(named)):
        yield "po/POTFILES.in: is not sorted, or names a file twice"
    marked = [path for path in lint.files(".c", ".ui", ".desktop.in", ".metainfo.xml.in",
                                          under=("app", "ui", "resources")) if translatable(path)]
    yield from (f"po/POTFILES.in: {path} is missing" for path in sorted(set(marked) - set(named)))
    yield from (f"po/POTFILES.in: {path} has no words for users" for path in sorted(set(named) - set(marked)))


def check_linguas():
    """po/LINGUAS names every translation, sorted, German among them"""
    named = listed("LINGUAS")
    there = [os.path.basename(path)[:-3] for path in lint.files(".po", under=("po",))]
    if named != there:
        yield f"po/LINGUAS: has {named}, the folder has {there}"
    if "de" not in named:
        yield "po/LINGUAS: German is missing"


def check_messages():
    """Every translation is well-formed"""
    for path in lint.files(".po", under=("po",)):
        yield from lint.run("msgfmt", "--check", "--output-file=/dev/null", path)


def check_complete():
    """The German translation holds every string of the program, none fuzzy, every other nearly all; none holds more"""
    with tempfile.TemporaryDirectory() as folder:
        template = os.path.join(folder, "offtake.pot")
        subprocess.run(["xgettext", "--from-code=UTF-8", "--files-from=po/POTFILES.in", f"--output={template}",
                        *(f"--keyword={keyword}" for keyword in KEYWORDS)],
                       cwd=lint.ROOT, check=True, capture_output=True)
        strings = sum(line.startswith("msgid ") for line in lint.lines(template))
        for path in lint.files(".po", under=("po",)):
            lines = list(lint.run("msgcmp", path, template, warnings=True))
            yield from (line for line in lines if "not used" in line)
            complaints = [line for line in lines if "warning" not in line]
            if path == WHOLE or sum("this message" in line for line in complaints) > strings / ONE_IN:
                yield from complaints


def check_whole():
    """No string for users is cut by a macro, which xgettext cannot see into"""
    for path in listed("POTFILES.in"):
        for number, line in enumerate(lint.lines(path), 1):
            if path.endswith(".c") and re.search(r'_ ?\("[^"]*" [A-Z]', line):
                yield f"{path}:{number}: write the format without a macro, %zu for a gsize"


lint.main(check_potfiles, check_linguas, check_messages, check_complete, check_whole)
