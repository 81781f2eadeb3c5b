# SPDX-License-Identifier: MPL-2.0
"""Counts test points in meson's logs: count.py BROKEN_BUILDS LOG.json...

Every TAP line is one point. A program that ends badly without a failed line of its own, a program
that says nothing, a skipped point and a broken build each count as one failure.
"""
import json
import re
import sys

POINT = re.compile(r"^(not )?ok\b[^#]*(#\s*SKIP)?", re.IGNORECASE)


def count(test):
    """(passed, failed) of one program."""
    points = [match for match in map(POINT.match, (test["stdout"] or "").splitlines()) if match]
    failed = sum(1 for match in points if match[1] or match[2])
    passed = len(points) - failed
    good = test["result"] in ("OK", "EXPECTEDFAIL")
    if good and not points:
        return 1, 0
    return passed, failed if good else max(failed, 1)


def main(broken, logs):
    passed, failed, bad = 0, broken, []
    for log in logs:
        try:
            with open(log, encoding="utf-8") as lines:
                tests = [json.loads(line) for line in lines]
        except OSError as error:
            bad.append(str(error))
            tests = []
        if not tests:
            bad.append(f"{log}: no test ran")
            failed += 1
        for test in tests:
            good, wrong = count(test)
            passed += good
            failed += wrong
            if wrong:
                bad.append(f"{log}: {test['name']}: {wrong} failed ({test['result']})")
    print("\n".join(bad + [f"{passed} passed, {failed} failed"]))
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), sys.argv[2:]))
