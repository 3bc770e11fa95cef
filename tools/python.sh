#!/bin/sh
# Prints the Python that the project is set up with: $PYTHON if set, else the first new enough.
set -eu

is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 </dev/null
}

if [ -n "${PYTHON:-}" ]; then
    is_new_enough "$PYTHON" && printf '%s\n' "$PYTHON" && exit 0
    printf '%s\n' "corobot: PYTHON=$PYTHON is not a working Python 3.11 or newer." >&2
    exit 1
fi
for candidate in python3.11 python3.12 python3.13 python3; do
    # A name alone proves nothing: a version manager puts stubs on the PATH that only fail.
    is_new_enough "$candidate" && printf '%s\n' "$candidate" && exit 0
done
printf '%s\n' "corobot: no Python 3.11 or newer found. Install one (Debian, Ubuntu:" \
    "  apt-get install python3 python3-venv) or name it: make run PYTHON=/path/to/python3" >&2
exit 1
