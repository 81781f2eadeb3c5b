# SPDX-License-Identifier: MPL-2.0
"""Makes the manual page out of the program's own help, so that the two cannot differ.

make-manual.py OFFTAKE_CLI VERSION OUTPUT
"""
import os
import subprocess
import sys

HEAD = """.TH OFFTAKE-CLI 1 "" "Offtake {version}" "User Commands"
.SH NAME
offtake\\-cli \\- plan recycled battery materials without a window
.SH SYNOPSIS
.B offtake\\-cli
.I COMMAND
.RI [ ARGUMENT ]...
.SH DESCRIPTION
Does everything that the window of
.BR offtake (1)
does, without a window and without a display.
PLAN is a plan file (.offtake) or a plan as JSON text.
Results go to standard output, words to standard error.
An error is one line that names the file, the place in it, what is wrong and what would be right.
.SH COMMANDS
"""
TAIL = """.SH EXIT STATUS
.TP
.B 0
Done.
.TP
.B 1
The answer is no: a rule fails, plans differ, a file is damaged.
.TP
.B 2
The call or the input is wrong.
.TP
.B 3
The system failed: the disk is full, a permission is missing.
"""


def escape(text):
    text = text.replace("\\", "\\\\").replace("-", "\\-")
    return "\\&" + text if text.startswith((".", "'")) else text


def help_of(program, *names):
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "C"}
    result = subprocess.run([program, "help", *names], env=environment, capture_output=True, text=True, check=True)
    return [line.strip() for line in result.stdout.splitlines() if line.strip()]


def main(program, version, output):
    commands = [line.split()[0] for line in help_of(program)[1:-1]]
    page = HEAD.format(version=version)
    for command in commands:
        synopsis, *text, _, example = help_of(program, command)
        page += ".TP\n.B " + escape(synopsis) + "\n" + "\n".join(map(escape, text))
        page += "\n.IP\n.EX\n" + escape(example) + "\n.EE\n"
    with open(output, "w", encoding="utf-8") as file:
        file.write(page + TAIL)


main(*sys.argv[1:])
