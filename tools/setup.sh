#!/bin/sh
# Makes or updates the virtual environment VENV: tools/setup.sh VENV
# PYTHON names the interpreter, UV the uv command (empty: use pip). Says all on stderr, reads nothing.
set -eu
exec >&2 </dev/null

venv=$1
tools=$(dirname "$0")
uv=${UV-uv}

say() { printf '%s\n' "corobot: $*"; }

fail() {
    say "$@"
    exit 1
}

version() { "$1" -c 'import sys; print(sys.implementation.cache_tag)' 2>/dev/null; }

remove() {
    [ -e "$venv" ] || return 0
    [ -f "$venv/pyvenv.cfg" ] || fail "$venv exists and is no virtual environment: move it away."
    rm -rf "$venv"
}

# One package, forbiddenfruit, has no wheel: requirements-build.lock pins what builds it, so that
# no step fetches anything without a hash.
with_uv() {
    [ -x "$venv/bin/python" ] || "$uv" venv --quiet --python "$python" "$venv" || return 1
    in_venv() { "$uv" pip "$@" --quiet --compile-bytecode --python "$venv/bin/python"; }
    in_venv install --require-hashes --requirement requirements-build.lock &&
        in_venv sync --require-hashes --no-build-isolation requirements.lock &&
        in_venv install --no-deps --no-build-isolation --editable .
}

with_pip() {
    "$python" -c 'from ensurepip import version; import venv' 2>/dev/null ||
        fail "$python cannot make virtual environments. Install uv or the package python3-venv" \
            "(Debian, Ubuntu: apt-get install python3-venv)."
    "$venv/bin/python" -m pip --version >/dev/null 2>&1 || remove
    [ -x "$venv/bin/python" ] || "$python" -m venv "$venv" || return 1
    # --no-deps: the lock is complete. Compiling at the end takes every core, pip only one.
    in_venv() {
        PIP_USE_PEP517=1 "$venv/bin/python" -m pip --quiet --disable-pip-version-check --no-input \
            install --no-compile --no-deps "$@"
    }
    in_venv --require-hashes --requirement requirements-build.lock &&
        in_venv --require-hashes --no-build-isolation --requirement requirements.lock &&
        in_venv --no-build-isolation --editable . &&
        "$venv/bin/python" -m compileall -q -j 0 -x '/(pip|setuptools)/' "$venv/lib"
}

python=$(sh "$tools/python.sh")
[ "$(version "$venv/bin/python")" = "$(version "$python")" ] || remove
if [ -n "$uv" ] && command -v "$uv" >/dev/null; then
    say "setting up $venv with uv (once, some seconds)"
    with_uv || {
        say "uv could not set up $venv; trying pip"
        remove
        with_pip
    }
else
    say "setting up $venv with pip (once, about half a minute)"
    with_pip
fi || fail "could not set up $venv."
touch "$venv/.ready"
