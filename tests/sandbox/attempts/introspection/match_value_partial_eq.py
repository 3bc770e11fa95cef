# SUCCESS[out~PROOF \[<member] an `__eq__` that is no function is handed a bare attribute
import functools, contextlib, asyncio
class NS: pass
class A: __slots__ = ("x",)
seen = []
class Eq: __eq__ = functools.partial(lambda o: seen.append(o) or True)
class C:
    def __call__(self, o): seen.append(("C", o)); return True
class Eq2: __eq__ = C()
NS.e = Eq(); NS.f = Eq2()
match A:
    case object(x=NS.e): print("matched")
try:
    match A:
        case object(x=NS.f): print("matched")
except Exception as e: print(e)
print("PROOF", seen)
