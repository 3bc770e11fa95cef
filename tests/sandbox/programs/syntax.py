from __future__ import annotations
import asyncio, sys
from typing import Any

async def agen(n):
    for i in range(n):
        yield i
        await asyncio.sleep(0)

class Ticker:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if not self.n: raise StopAsyncIteration
        self.n -= 1
        return self.n

class Door:
    async def __aenter__(self): print("in"); return self
    async def __aexit__(self, kind, error, trace): print("out", kind and kind.__name__, error); return True

class Await:
    def __await__(self):
        yield from asyncio.sleep(0).__await__()
        return "awaited"

def outer():
    n = 0
    def inner():
        nonlocal n
        n += 1
        return n
    return inner

def describe(x: Any) -> str:
    match x:
        case None | True | False: return "single"
        case int(n) if n > 5: return f"big {n}"
        case int() | float(): return "number"
        case [a, *rest]: return f"list {a} {rest}"
        case {"k": v, **other}: return f"dict {v} {other}"
        case Door(name=n): return f"door {n}"
        case str() as s: return "str " + s
        case asyncio.FIRST_COMPLETED: return "never"
        case _: return "other"

async def main():
    print([x async for x in agen(3)], {x: y async for x in agen(2) for y in [x]}, [await Await() for _ in "ab"])
    async for t in Ticker(2): print(t)
    else: print("else")
    async with Door() as d, Door(): raise ValueError("x")
    d.name = "front"
    print(*map(describe, [None, 7, 2.5, [1, 2], {"k": 1, "z": 2}, "s", d, object]), sep=" | ")
    i = outer(); i(); print(i())
    if (n := len("abc")) > 2: print(n)
    _, _x, __y = 1, 2, 3
    print(_, _x, __y, f"{d.name!r:>10}|{n:{_x}d}|{d.name=}", "{0.name:>7}|{x[0]}".format(d, x=[1]))
    try:
        async with asyncio.TaskGroup() as tg:
            async def bad(e): raise e
            tg.create_task(bad(ValueError(1))); tg.create_task(bad(TypeError(2)))
    except* ValueError as eg: print("v", eg.exceptions)
    except* TypeError as eg: print("t", eg.exceptions)
    first, (second, *third) = 1, (2, 3, 4)
    print(first, second, third, (lambda *a, k=1, **kw: (a, k, kw))(1, *[2], k=3, **{"z": 4}))
    print(await asyncio.gather(*(asyncio.sleep(0, i) for i in range(3))))
    def pos(a, /, b, *, c): return a, b, c
    print(pos(1, b=2, c=3))
    g = (x * x for x in range(3)); print(next(g), list(g))
    def echo():
        got = yield 1
        while True: got = yield got
    e = echo(); next(e); print(e.send(5)); e.close()
    with open_like() as f: print(f)
    assert n == 3, "no"
    del n
    try: n
    except UnboundLocalError as error: print(type(error).__name__)
    while True: break
    else: print("no")
    x: int = 5
    x **= 2; print(x, 1 if x else 2, not x, -x, x @ M() if False else "", x[0] if False else x)
    global made; made = 1

import contextlib
@contextlib.contextmanager
def open_like():
    try: yield "file"
    finally: print("closed")

class M:
    def __rmatmul__(self, other): return other

if __name__ == "__main__":
    asyncio.run(main())
    print(made, __name__)
