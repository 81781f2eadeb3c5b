# SPDX-License-Identifier: MPL-2.0
"""The files that others read: XML, the desktop, the software centre, the settings. data.py BUILD_DIR"""
import json
import os
import re
import sys

import lint

BUILD = os.path.join(sys.argv[1], "resources")
NAME = "io.github.offtake.Offtake"
TOP_LEVEL = {"app", "ui", "resources", "po", "tests", "meson.build", "README.md", "LICENSE",
             "CONTRIBUTING.md", "CHANGELOG.md"}


def check_xml():
    """Every XML file is well-formed"""
    yield from lint.run("xmllint", "--noout", *lint.files(".ui", ".xml", ".svg", ".metainfo.xml.in"))


def check_json():
    """Every JSON file of the resources is well-formed"""
    for path in lint.files(".json", under=("resources",)):
        try:
            json.loads(lint.text(path))
        except ValueError as error:
            yield f"{path}: {error}"


def check_desktop():
    """The desktop file is valid"""
    yield from lint.run("desktop-file-validate", os.path.join(BUILD, NAME + ".desktop"))


def check_metainfo():
    """The software centre's description is valid"""
    yield from lint.run("appstreamcli", "validate", "--no-net", "--explain", os.path.join(BUILD, NAME + ".metainfo.xml"))


def check_settings():
    """The settings schemas compile"""
    yield from lint.run("glib-compile-schemas", "--strict", "--dry-run", "resources")


def check_magic():
    """The desktop knows plan files by the mark that the schema gives them"""
    mark = re.search(r"application_id = (\d+)", lint.text("resources/schema/001.sql"))[1]
    if f'offset="68" value="{mark}"' not in lint.text(f"resources/{NAME}.mime.xml"):
        yield f"resources/{NAME}.mime.xml: the magic is not {mark}, the application_id of 001.sql"


def check_links():
    """Every file that the documents name is there"""
    for path in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md"):
        for number, line in enumerate(lint.lines(path), 1):
            for link in re.findall(r"\]\(([^):#]+)\)", line):
                if not os.path.exists(os.path.join(lint.ROOT, link)):
                    yield f"{path}:{number}: there is no {link}"


def check_top_level():
    """The top level holds only what belongs there"""
    for name in sorted(os.listdir(lint.ROOT)):
        if name not in TOP_LEVEL and not name.startswith((".", "build")):
            yield f"{name}: belongs into one of the folders"


lint.main(check_xml, check_json, check_desktop, check_metainfo, check_settings, check_magic, check_links,
          check_top_level)
