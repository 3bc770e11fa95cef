#!/bin/sh
# Prints the Python that the project is set up with: $PYTHON if set, else the newest one that the
# tests know, because snippets run fastest there. tools/python.sh 3.12 prints one of that version.
set -eu

# A name alone proves nothing: a version manager puts stubs on the PATH that only fail.
holds() {
    "$1" -c "import sys; sys.exit(not ($2))" >/dev/null 2>&1 </dev/null
}

# Some Pythons were built without SQLite, and a system's own may lack what makes environments.
is_complete() {
    holds "$1" "__import__('sqlite3') and __import__('ssl') and __import__('venv')" &&
        { command -v "${UV-uv}" >/dev/null || holds "$1" "__import__('ensurepip')"; }
}

# Those of one version: on the PATH, then what pyenv keeps beside the one it puts there.
of_version() {
    command -v "python$1" || true
    for candidate in "${PYENV_ROOT:-${HOME:-}/.pyenv}/versions/$1."*/bin/python3; do
        [ ! -x "$candidate" ] || printf '%s\n' "$candidate"
    done
}

newest() {
    for minor in "$@"; do
        found=$(of_version "$minor" | while IFS= read -r candidate; do
            holds "$candidate" "'%d.%d' % sys.version_info[:2] == '$minor'" || continue
            is_complete "$candidate" || continue
            printf '%s\n' "$candidate"
            break
        done)
        [ -z "$found" ] || { printf '%s\n' "$found" && return; }
    done
    return 1
}

if [ $# -gt 0 ]; then
    newest "$1"
    exit
fi
if [ -n "${PYTHON:-}" ]; then
    holds "$PYTHON" "sys.version_info >= (3, 11)" && printf '%s\n' "$PYTHON" && exit
    printf '%s\n' "corobot: PYTHON=$PYTHON is not a working Python 3.11 or newer." >&2
    exit 1
fi
newest 3.13 3.12 3.11 && exit
holds python3 "sys.version_info >= (3, 11)" && echo python3 && exit
printf '%s\n' "corobot: no Python 3.11 or newer found. Install one (Debian, Ubuntu:" \
    "  apt-get install python3 python3-venv) or name it: make run PYTHON=/path/to/python3" >&2
exit 1
