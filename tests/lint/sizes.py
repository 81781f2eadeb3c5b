# SPDX-License-Identifier: MPL-2.0
"""Budgets of size: what is longer is hard to hold in the head."""
import lint

SOURCE, FUNCTION, HEADER, TEMPLATE = 600, 60, 150, 400


def over(budget, *suffixes):
    for path in lint.files(*suffixes, under=("app", "ui", "tests")):
        length = len(lint.lines(path))
        if length > budget:
            yield f"{path}: {length} lines, the budget is {budget}"


def check_sources():
    """No source is longer than 600 lines"""
    yield from over(SOURCE, ".c")


def check_headers():
    """No header is longer than 150 lines"""
    yield from over(HEADER, ".h")


def check_templates():
    """No template is longer than 400 lines"""
    yield from over(TEMPLATE, ".ui")


def functions(path):
    """(line, length) of every function: clang-format puts its braces alone at the left edge."""
    start = None
    for number, line in enumerate(lint.lines(path), 1):
        if line == "{":
            start = number
        elif line == "}" and start:
            yield start, number - start - 1
            start = None


def check_functions():
    """No function is longer than 60 lines"""
    for path in lint.files(".c", under=("app", "ui", "tests")):
        for line, length in functions(path):
            if length > FUNCTION:
                yield f"{path}:{line}: a function of {length} lines, the budget is {FUNCTION}"


lint.main(check_sources, check_headers, check_templates, check_functions)
