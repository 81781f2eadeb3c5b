# SPDX-License-Identifier: MPL-2.0
"""Who may include whom: the direction of the architecture, held against the #include lines."""
import os
import re

import lint

MAY_INCLUDE = {
    "base": {"jansson"},
    "model": {"base", "jansson"},
    "store": {"base", "model", "jansson", "sqlite3"},
    "engine": {"base", "model", "suitesparse"},
    "rules": {"base", "model", "engine", "jansson"},
    "sankey": {"base", "cairo", "pango"},
    "report": {"base", "model", "engine", "rules", "sankey", "cairo", "pango"},
    "exchange": {"base", "model", "engine", "rules", "sankey", "jansson", "cairo", "pango"},
    "document": {"base", "model", "store", "engine", "rules", "sankey", "report", "exchange",
                 "jansson", "sqlite3", "cairo", "pango"},
    "cli": {"base", "model", "store", "engine", "rules", "sankey", "report", "exchange", "document",
            "jansson", "cairo"},
    "ui": {"base", "model", "engine", "rules", "sankey", "report", "exchange", "document", "jansson",
           "cairo", "pango", "gtk", "gdk", "gsk", "adwaita"},
}
LAYERS = set(MAY_INCLUDE)
LIBRARIES = set().union(*MAY_INCLUDE.values()) - LAYERS
INCLUDE = re.compile(r'\s*#\s*include\s+[<"]([^>"]+)[>"]')


def layer_of(path):
    parts = path.split("/")
    return "ui" if parts[0] == "ui" else parts[1]


def target_of(include):
    """The layer or the library that an include line names, or None for the C library and GLib."""
    first = include.split("/")[0]
    if first in LAYERS and "/" in include:
        return first
    library = re.sub(r"(-[a-z]+|unixprint)?(\.h)?$", "", first)
    return library if library in LIBRARIES else None


def check_layers():
    """Every layer includes only what stands below it"""
    for path in lint.files(".c", ".h", under=("app", "ui")):
        if path == "app/main.c":
            continue
        layer = layer_of(path)
        for number, line in enumerate(lint.lines(path), 1):
            include = INCLUDE.match(line)
            target = include and target_of(include[1])
            if target and target != layer and target not in MAY_INCLUDE[layer]:
                yield f"{path}:{number}: {layer} may not include {include[1]}"


def check_paths():
    """Every include of our own names its layer and exists"""
    for path in lint.files(".c", ".h", under=("app",)):
        for number, line in enumerate(lint.lines(path), 1):
            include = re.match(r'\s*#\s*include\s+"([^"]+)"', line)
            if not include or include[1] in ("config.h", "core-resources.h"):
                continue
            found = [folder for folder in ("app", "ui")
                     if os.path.exists(os.path.join(lint.ROOT, folder, include[1]))]
            if not found:
                yield f'{path}:{number}: "{include[1]}" is no header of ours by its full path'


def check_own_header():
    """Every source includes its own header first"""
    for path in lint.files(".c", under=("app", "ui")):
        header = path[:-2] + ".h"
        if not os.path.exists(os.path.join(lint.ROOT, header)):
            continue
        own = header.split("/", 1)[1]
        includes = [include[1] for include in map(INCLUDE.match, lint.lines(path)) if include]
        if includes[:1] not in ([own], [os.path.basename(own)]):
            yield f'{path}: the first include must be "{own}", so that the header stands alone'


def check_outside():
    """Nothing starts a program or a connection; one source opens an address, and asks before"""
    words = re.compile(r"\b(gtk_show_uri|gtk_uri_launcher|g_app_info_launch|g_spawn_|g_subprocess_|g_socket_|soup_|"
                       r"(?:system|popen|execv?[lpe]*|posix_spawnp?|fork|socket) \()")
    for path in lint.files(".c", under=("app", "ui")):
        for number, line in enumerate(lint.lines(path), 1):
            word = words.search(line)
            if word and path != "ui/dialogs/open-link.c":
                yield f"{path}:{number}: {word[1]}"


lint.main(check_layers, check_paths, check_own_header, check_outside)
