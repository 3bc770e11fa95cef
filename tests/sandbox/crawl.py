"""Walks from all that a snippet holds over every attribute it can read, and prints what leads out.

Prints JSON: how many objects were reached, and the path to each that must not be.
An argument names a real module that is put in on purpose: the walk must find its dangers.
"""

# ruff: noqa: E501, T201 - a dense list of objects, and a script that answers by printing

from __future__ import annotations

import asyncio
import builtins
import code
import collections
import contextlib
import ctypes
import importlib
import inspect
import io
import json
import linecache
import os
import select
import selectors
import signal
import socket
import subprocess
import sys
import traceback
import types
from typing import Any, NoReturn

from sandbox import guards, modules, rules, values, watched
from sandbox.facade import names_of
from sandbox.guards import SandboxError
from sandbox.policy import compile_snippet
from sandbox.wire import Result

SEEDS = """
import asyncio, collections, concurrent.futures, contextlib, contextvars, dataclasses, decimal
import enum, functools, io, json, logging, queue, random, re, sys, threading, time, types, typing, warnings, weakref
S = {}
@dataclasses.dataclass
class D:
    a: int = 1
class E(enum.Enum):
    A = 1
class C:
    x = 1
    def m(self): pass
    @property
    def p(self): return 1
class Q(asyncio.Queue): pass
class T(asyncio.Task): pass
class N(typing.NamedTuple):
    a: int
@typing.runtime_checkable
class P(typing.Protocol):
    def go(self): ...
@contextlib.contextmanager
def cm(): yield
@contextlib.asynccontextmanager
async def acm(): yield
def gen(): yield 1
async def agen(): yield 1
async def coro(): await asyncio.sleep(0)
@functools.lru_cache
def cached(): pass
class Leave:
    def __enter__(self): return self
    def __exit__(self, *e): S["exit"] = e; return True
async def main():
    loop = S["loop"] = asyncio.get_running_loop()
    t = S["task"] = asyncio.create_task(coro())
    S["future"] = loop.create_future(); S["handle"] = loop.call_soon(print)
    S["timer"] = loop.call_later(100, print); S["coro"] = t.get_coro(); S["wrapper"] = S["coro"].__await__
    S["gen"] = gen(); S["agen"] = agen(); S["asend"] = S["agen"].__anext__()
    for kind in (Q, asyncio.Queue, asyncio.Lock, asyncio.Semaphore, asyncio.Event, asyncio.Condition,
                 asyncio.TaskGroup, asyncio.Runner, contextlib.ExitStack, contextlib.AsyncExitStack,
                 queue.Queue, threading.Lock, threading.Event, threading.Condition, io.StringIO,
                 io.BytesIO, random.Random, json.JSONEncoder, contextvars.copy_context,
                 threading.current_thread, decimal.getcontext, D, C, cm, acm, threading.local,
                 logging.getLogger, collections.Counter, collections.ChainMap, collections.OrderedDict,
                 collections.UserDict, collections.UserList, concurrent.futures.Future):
        S[repr(kind)] = kind()
    S["barrier"] = asyncio.Barrier(2); S["timeout"] = asyncio.timeout(1); S["fields"] = dataclasses.fields(D)
    S["E"] = E; S["e"] = E.A; S["bound"] = C().m; S["partial"] = functools.partial(int); S["cached"] = cached
    S["thread"] = threading.Thread(target=gen); S["threads"] = threading.enumerate()
    S["pool"] = concurrent.futures.ThreadPoolExecutor(1); S["cfut"] = S["pool"].submit(gen)
    v = S["var"] = contextvars.ContextVar("x"); S["token"] = v.set(1)
    S["pattern"] = re.compile("a"); S["match"] = re.match("a", "a"); S["ns"] = types.SimpleNamespace(a=1)
    S["ref"] = weakref.ref(C); S["proxy"] = weakref.proxy(S["pool"]); S["typevar"] = typing.TypeVar("T")
    S["aliases"] = [list[int], typing.Optional[int], typing.Callable[[int], str], typing.Type[int], type[int],
                    asyncio.Queue[int], typing.List, typing.Type, typing.Annotated[int, 1], int | None,
                    typing.NewType("X", int), typing.TypeVar("B", bound="int").__bound__]
    S["nt"] = collections.namedtuple("N", "a b")(1, 2); S["n"] = N(1); S["P"] = P
    S["ac"] = asyncio.as_completed([coro()]); S["gather"] = asyncio.gather(coro()); S["shield"] = asyncio.shield(coro())
    S["waits"] = [asyncio.sleep(0), asyncio.wait_for(coro(), 1), asyncio.to_thread(gen)]
    with Leave(): 1 / 0
    try:
        async with asyncio.TaskGroup() as tg: tg.create_task(asyncio.wait_for(asyncio.Event().wait(), 0))
    except* Exception as eg: S["group"] = eg
    for key, fails in {"ae": lambda: loop.nothing, "me": lambda: asyncio.nothing, "se": lambda: loop.subprocess_exec}.items():
        try: fails()
        except Exception as e: S[key] = e
    with warnings.catch_warnings(record=True) as S["seen"]:
        warnings.simplefilter("always"); warnings.warn("x")
    S["super"] = super(Q, S[repr(Q)]); S["prop"] = C.p; S["unbound"] = asyncio.Queue.put; S["T"] = T
    S["formats"] = ["".format, str.format, sys.stdout, sys.implementation, sys.exc_info()]
    def handler(loop, context): S["context"] = context
    loop.set_debug(True); loop.set_exception_handler(handler); loop.call_soon(lambda: 1 / 0)
    await asyncio.sleep(0.01); await t
    S["get_handler"] = loop.get_exception_handler()
    async def meet(reader, writer): S["served"] = reader, writer; await writer.drain()
    S["server"] = await asyncio.start_server(meet, "localhost", 80)
    S["streams"] = await asyncio.open_connection("localhost", 80)
    S["ends"] = S["server"].sockets, S["streams"][1].transport, S["streams"][1].get_extra_info("peername")
    S["step"] = loop.call_soon(t.cancel); S["lock"] = threading.Lock(); S["clock"] = time.monotonic
    await asyncio.sleep(0.01)
"""
_ODD = (
    types.FrameType, types.CodeType, types.TracebackType, types.CellType, socket.socket,
    selectors.BaseSelector, io.FileIO, io.TextIOWrapper, io.BufferedWriter, io.BufferedReader,
)  # fmt: skip
_DANGERS: dict[int, tuple[str, object]] = {}
for _name in [
    "open",
    "exec",
    "eval",
    "compile",
    "__import__",
    "breakpoint",
    "input",
    "globals",
    "locals",
    "vars",
    "type",
]:
    _value = getattr(builtins, _name)
    _DANGERS[id(_value)] = (f"builtins.{_name}", _value)
for _module in (
    os, subprocess, socket, importlib, ctypes, code, io, linecache, select, selectors, signal,
    inspect, traceback,
):  # fmt: skip
    for _name, _value in vars(_module).items():
        _home = getattr(_value, "__module__", None) or ""
        if callable(_value) and not _name.startswith("__") and _home.split(".")[0] in {
            _module.__name__, "posix", "nt", "_io", "_socket", "_signal", "select", "_ctypes",
        }:  # fmt: skip
            _DANGERS[id(_value)] = (f"{_module.__name__}.{_name}", _value)
_METHODS = (
    types.BuiltinFunctionType, types.MethodType, types.MethodWrapperType,
    types.WrapperDescriptorType, types.MethodDescriptorType, types.ClassMethodDescriptorType,
)  # fmt: skip


def leave(result: Result) -> NoReturn:
    """The walk does not end early."""
    raise AssertionError(result.reason)


class Crawl:
    """One walk, breadth first, a few objects of each kind."""

    def __init__(self) -> None:
        self.keys: set[object] = set()
        self.of_kind: collections.Counter[object] = collections.Counter()
        self.waiting: collections.deque[tuple[Any, str]] = collections.deque()
        self.kept: list[object] = []
        self.found: list[str] = []
        self.chosen = {id(v) for f in modules.facades().values() for v in names_of(f).values()}
        self.chosen |= {id(value) for value in guards.BUILTINS.values()}

    def judge(self, value: object, path: str) -> None:
        """Note a value that leads out of the sandbox."""
        if id(value) in _DANGERS and id(value) not in self.chosen:
            self.found.append(f"{path}: {_DANGERS[id(value)][0]}")
        if isinstance(value, type) and type.__subclasscheck__(type, value):
            self.found.append(f"{path}: the metaclass {value.__name__}")
        if isinstance(value, _ODD) or type(value) is types.ModuleType:
            self.found.append(f"{path}: a {type(value).__name__}")

    def push(self, value: object, path: str) -> None:
        """Look at a value later, unless enough of its kind were looked at."""
        kind = type(value)
        if kind in (int, float, str, bytes, bool, type(None)) or len(path) > 300:
            return
        key: object = id(value)
        if kind in _METHODS:
            key = (kind, getattr(value, "__qualname__", ""), type(getattr(value, "__self__", None)))
        elif kind is types.FunctionType:
            key = id(value.__code__)  # type: ignore[attr-defined]
        elif not isinstance(value, type):
            self.of_kind[kind] += 1
            key = (kind, min(self.of_kind[kind], 7)) if id(value) not in _DANGERS else id(value)
        if key in self.keys:
            return
        self.keys.add(key)
        self.kept.append(value)
        self.judge(value, path)
        self.waiting.append((value, path))

    def expand(self, owner: Any, path: str) -> None:
        """Read all that an object shows, through the guards and past them where loads are native."""
        try:
            names = set(dir(owner))
        except Exception:
            names = set()
        for name in sorted(each for each in names | rules.READABLE if type(each) is str):
            if not (name.startswith("_") or name in rules.SENSITIVE):
                try:
                    self.judge(getattr(owner, name), f"{path}.{name} (native)")
                except BaseException:
                    continue
            try:
                self.push(guards.read(owner, name), f"{path}.{name}")
            except BaseException:
                continue
        with contextlib.suppress(SandboxError):
            self.push(values.type_of(owner), f"type({path})")
        self.items(owner, path)

    def items(self, owner: Any, path: str) -> None:
        """Look into containers."""
        if isinstance(owner, dict | types.MappingProxyType):
            for key, value in list(owner.items())[:200]:
                self.push(key, f"{path}.key")
                self.push(value, f"{path}[{key!r}]")
        elif type(owner) in (list, tuple, set, frozenset, collections.deque):
            for number, value in enumerate(list(owner)[:200]):
                self.push(value, f"{path}[{number}]")


async def crawl(world: dict[str, Any]) -> dict[str, object]:
    """Walk from the modules, the builtins and the snippet's objects."""
    await world["main"]()
    walk = Crawl()
    for name, facade in modules.facades().items():
        walk.push(facade, name)
    for name, value in guards.BUILTINS.items():
        if not name.startswith(("$", "__")):
            walk.push(value, name)
    for name, value in world["S"].items():
        walk.push(value, f"S[{name!r}]")
    for name in sys.argv[1:]:
        walk.push(importlib.import_module(name), name)
    while walk.waiting:
        walk.expand(*walk.waiting.popleft())
    return {"reached": len(walk.kept), "found": sorted(set(walk.found))}


if __name__ == "__main__":
    watched.prepare()
    modules.prepare()
    fresh = modules.world()
    watch = watched.Watch("virtual", leave)
    modules.seal(watch.policy, watch.names())
    modules.run_code(compile_snippet(SEEDS), fresh)
    print(json.dumps(asyncio.run(crawl(fresh))))
    sys.stdout.flush()
    os._exit(0)
