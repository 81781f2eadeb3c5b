# SPDX-License-Identifier: MPL-2.0
"""Every source has a test of the same name, and every test and source is built."""
import os

import lint

# Sources without a test of their own, each with the reason.
EXEMPT = {
    "app/main.c": "calls one function; tests/end-to-end drives it",
    "app/cli/main.c": "calls one function; tests/cli drives it",
    "ui/agreement-editor/agreement-editor.c": "to come",
    "ui/agreement-editor/agreement-figures.c": "to come",
    "ui/agreement-editor/choice-row.c": "to come",
    "ui/agreement-editor/field-path.c": "to come",
    "ui/agreement-editor/field-row.c": "to come",
    "ui/agreement-editor/field-text.c": "to come",
    "ui/agreement-editor/series-editor.c": "to come",
    "ui/agreements/agreement-columns.c": "to come",
    "ui/agreements/agreement-row.c": "to come",
    "ui/agreements/agreements-page.c": "to come",
    "ui/agreements/table-cell.c": "to come",
    "ui/closures.c": "to come",
    "ui/dialogs/file-dialog.c": "to come",
    "ui/figure-row.c": "to come",
    "ui/flows/chart-export.c": "to come",
    "ui/flows/chart-item.c": "to come",
    "ui/flows/chart.c": "to come",
    "ui/flows/flow-choices.c": "to come",
    "ui/flows/flows-page.c": "to come",
    "ui/flows/legend.c": "to come",
    "ui/inspector.c": "to come",
    "ui/network/site-panel.c": "to come",
    "ui/pane.c": "to come",
    "ui/period-bar.c": "to come",
    "ui/period-strip.c": "to come",
    "ui/plan-files.c": "to come",
    "ui/problems.c": "to come",
    "ui/report/print.c": "to come",
    "ui/settings.c": "to come",
    "ui/start-page.c": "to come",
    "ui/view.c": "to come",
    "ui/window-actions.c": "to come",
    "ui/window.c": "to come",
    "ui/application.c": "to come",
}


def test_of(path):
    parts = path.split("/")
    layer = "ui" if parts[0] == "ui" else parts[1]
    return f"tests/{layer}/test-{parts[-1]}"


def check_tests():
    """Every source has a test of the same name"""
    for path in lint.files(".c", under=("app", "ui")):
        tested = os.path.exists(os.path.join(lint.ROOT, test_of(path)))
        if path not in EXEMPT and not tested:
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
