# SPDX-License-Identifier: MPL-2.0
"""Every source has a test of the same name, and every test and source is built."""
import os

import lint

# Sources without a test of their own, each with the reason.
EXEMPT = {
    "app/main.c": "calls one function; tests/end-to-end drives it",
    "app/cli/main.c": "calls one function; tests/cli drives it",
    "ui/inspector.c": "tests/ui/test-window.c looks at what it shows",
    "ui/pane.c": "abstract; every pane is one",
}


def test_of(path):
    parts = path.split("/")
    layer = "ui" if parts[0] == "ui" else parts[1]
    return f"tests/{layer}/test-{parts[-1]}"


def check_tests():
    """Every source has a test of the same name"""
    for path in lint.files(".c", under=("app", "ui")):
        tested = os.path.exists(os.path.join(lint.ROOT, test_of(path)))
        if path in EXEMPT and tested:
            yield f"{path}: is tested and needs no exemption"
        elif path not in EXEMPT and not tested:
            yield f"{path}: {test_of(path)} is missing"
    yield from (f"{path}: is exempt, but gone" for path in EXEMPT
                if not os.path.exists(os.path.join(lint.ROOT, path)))


def check_built():
    """Every source and test is named in the meson.build of its folder"""
    for path in lint.files(".c"):
        folder, name = os.path.split(path)
        named = {name, name[:-2].removeprefix("test-"), name[:-2].removeprefix("fuzz-")}
        build = folder
        while not os.path.exists(os.path.join(lint.ROOT, build, "meson.build")):
            build = os.path.dirname(build)
        builds = lint.text(os.path.join(build, "meson.build")) + lint.text("meson.build")
        if not any(f"{one}'" in builds for one in named):
            yield f"{path}: {build}/meson.build does not name it"


lint.main(check_tests, check_built)
