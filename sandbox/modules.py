"""The world of a snippet: its modules, its imports, and how its code is run.

What each module shows is said in `catalogue`, `wrapped` and `stand_ins`.
"""

from __future__ import annotations
import __future__

import asyncio
import builtins
import functools
import importlib
import inspect
import sys
import types
import typing
from collections.abc import Mapping, Sequence
from typing import Any

from sandbox import classes, swaps
from sandbox.catalogue import CLOSED, OPEN
from sandbox.closed_loop import (
    ClosedLoop,
    ClosedLoopPolicy,
    SmallPool,
    get_policy,
    set_policy,
)
from sandbox.copying import copy, deepcopy
from sandbox.facade import Facade, closed_names, names_of
from sandbox.instances import seal_instances
from sandbox.open_builtins import fill
from sandbox.reasons import MODULES, NO_MODULE, Reason, sentence
from sandbox.refused import SandboxImportError
from sandbox.stand_ins import (
    STAND_INS,
    Logger,
    Thread,
    seal_logging,
    seal_sources,
    seal_threads,
    seal_tracebacks,
)
from sandbox.wrapped import WRAPPED, seal_aliases, seal_enums

_real_import = builtins.__import__
_ASYNCIO_PARTS = """tasks queues locks timeouts taskgroups futures events runners coroutines
    exceptions threads"""

_REPLACED: dict[str, dict[str, object]] = {
    "asyncio": {
        "SelectorEventLoop": ClosedLoop,
        "get_event_loop_policy": get_policy,
        "set_event_loop_policy": set_policy,
    },
    "concurrent.futures": {"ThreadPoolExecutor": SmallPool},
    "copy": {"copy": copy, "deepcopy": deepcopy},
    "__future__": dict.fromkeys(__future__.all_feature_names),
}
# What library code imports when it runs: afterwards a snippet reads nothing from disk.
_LATER = """_strptime ast asyncio.staggered calendar codecs encodings.ascii encodings.idna
    encodings.latin_1 encodings.punycode encodings.raw_unicode_escape encodings.unicode_escape
    encodings.utf_16 encodings.utf_16_le encodings.utf_32 encodings.utf_8_sig linecache locale
    stringprep tokenize tracemalloc unicodedata concurrent.futures.thread"""

_now: list[types.ModuleType] = []


def _chosen(name: str, real: types.ModuleType) -> dict[str, object]:
    wanted = OPEN[name]
    if wanted == "*":
        public = getattr(real, "__all__", None) or dir(real)
        names: Sequence[str] = [each for each in public if not each.startswith("_")]
    else:
        names = wanted.split()
    chosen = {each: getattr(real, each) for each in names if hasattr(real, each)}
    for extra in (WRAPPED, STAND_INS, _REPLACED):
        chosen.update(extra.get(name, {}))
    return chosen


def _closed(name: str, real: types.ModuleType, chosen: Mapping[str, object]) -> dict[str, Reason]:
    other = Reason("the sandbox has only part of this module", "see dir() for what it has")
    closed = {each: other for each in dir(real) if not (each.startswith("_") or each in chosen)}
    return {**closed, **CLOSED.get(name, {})}


@functools.cache
def facades() -> dict[str, Facade]:
    """All modules of a snippet, by name."""
    made: dict[str, Facade] = {}
    for name in OPEN:
        real = importlib.import_module(name)
        chosen = _chosen(name, real)
        made[name] = Facade(name, chosen, _closed(name, real, chosen))
    for part in _ASYNCIO_PARTS.split():
        real = importlib.import_module(f"asyncio.{part}")
        held = names_of(made["asyncio"])
        chosen = {each: held[each] for each in real.__all__ if each in held}
        made[f"asyncio.{part}"] = Facade(
            f"asyncio.{part}", chosen, _closed("asyncio", real, chosen)
        )
    for name, facade in made.items():
        above, _, last = name.rpartition(".")
        if above:
            names_of(made[above])[last] = facade
            closed_names(made[above]).pop(last, None)
    classes.bases.update((Thread, Logger))
    return made


_OPEN_HERE = "a snippet may import asyncio, time, random, collections and others that compute"


def missing(name: str) -> tuple[str, str]:
    """Why a module cannot be imported here, and what to do instead."""
    reason = MODULES.get(name) or MODULES.get(name.partition(".")[0])
    if reason is None:
        allowed = ", ".join(each for each in facades() if "." not in each and each[0] != "_")
        reason = Reason(NO_MODULE, f"there are {allowed}")
        return sentence(f"`import {name}`", reason), reason.hint
    return sentence(f"`import {name}`", reason), f"{reason.hint}; {_OPEN_HERE}"


def missing_name(module: str, name: str) -> tuple[str, str] | None:
    """Why a name cannot be imported from an open module; None if plain Python has none either."""
    facade = facades()[module]
    if name in names_of(facade) and not name.startswith(("$", "__")):
        return None
    if name.startswith("_"):
        return f"`{module}.{name}` is private to {module}", "use its public names"
    reason = closed_names(facade).get(name)
    if reason is None:
        return None
    return sentence(f"`{module}.{name}`", reason), reason.hint


def import_(
    name: str,
    globals: Mapping[str, object] | None = None,  # noqa: A002  # the builtin's own name
    locals: Mapping[str, object] | None = None,  # noqa: A002  # the builtin's own name
    fromlist: Any = (),
    level: int = 0,
) -> object:
    """The builtin behind an import statement: facades only."""
    if level or not name:
        raise SandboxImportError(
            "relative imports are not available here: a snippet is one file",
            "import from the standard library",
        )
    if type(fromlist) is list:
        # C code asks on behalf of a library function; a statement gives a tuple or None.
        if name not in sys.modules:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return _real_import(name, globals, locals, fromlist, 0)
    facade = facades().get(name)
    if facade is None:
        raise SandboxImportError(*missing(name))
    for wanted in fromlist or ():
        _check_name(name, wanted, facade)
    return facade if fromlist else facades()[name.partition(".")[0]]


def _check_name(module: str, name: str, facade: Facade) -> None:
    if name == "*":
        return
    refused = missing_name(module, name)
    if refused is not None:
        raise SandboxImportError(*refused)
    if name not in names_of(facade):
        raise ImportError(f"cannot import name {name!r} from {module!r}", name=module)


def prepare() -> None:
    """Import all that snippets need, once, before the first fork."""
    facades()
    for name in _LATER.split():
        importlib.import_module(name)
    fill(_world_of_now, import_)
    asyncio.set_event_loop_policy(ClosedLoopPolicy())


def _world_of_now() -> dict[str, object]:
    return vars(_now[-1]) if _now else {}


def world() -> dict[str, object]:
    """The fresh globals of a snippet, before which nothing was."""
    # A forged hash and `__eq__` would be shown what library code has put in these caches. Here and
    # not when it is sealed: in each child, it cost a twentieth of all copied pages.
    for forget in typing._cleanups:  # type: ignore[attr-defined]  # noqa: SLF001  # no other way
        forget()
    main = types.ModuleType("__main__")
    _now[:] = [main]
    fresh = vars(main)
    fresh["__builtins__"] = fill(_world_of_now, import_)
    fresh["__file__"] = "snippet.py"
    return fresh


def seal(
    policy: ClosedLoopPolicy | None = None,
    replaced: Mapping[str, Mapping[str, object]] | None = None,
) -> None:
    """Close, before a snippet runs, what was needed to import and to build everything.

    Args:
        policy: what makes the snippet's loops.
        replaced: by module, what a snippet imports instead of the names that it would get.
    """
    for module, names in (replaced or {}).items():
        held = names_of(facades()[module])
        for name in names.keys() & held.keys():
            swaps.replace(held, name, names[name])
    seal_enums()
    seal_aliases()
    seal_tracebacks()
    seal_sources()
    seal_threads()
    seal_logging()
    seal_instances()
    asyncio.set_event_loop_policy(policy or ClosedLoopPolicy())
    # Whoever imports it gets an empty one: ours is not for learners.
    swaps.replace(sys.modules, "__main__", types.ModuleType("__main__"))


def run_code(code: types.CodeType, world: dict[str, object]) -> None:
    """Run a compiled snippet; with a top-level await, in an event loop."""
    if _now and vars(_now[-1]) is world:
        sys.modules["__main__"] = _now[-1]
    if code.co_flags & inspect.CO_COROUTINE:
        asyncio.run(eval(code, world))  # noqa: S307  # the snippet, rewritten by the policy
        return
    exec(code, world)  # noqa: S102  # the snippet, rewritten by the policy
