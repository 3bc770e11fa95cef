# SUCCESS[out~PROOF patched] `__func__` of a dataclass's bound `__init__`
import dataclasses, asyncio, abc
@dataclasses.dataclass
class M:
    __match_args__: object
set_match = M(1).__init__.__func__
class K(metaclass=abc.ABCMeta):
    __match_args__ = ("x",)
def g(): yield
it = g()
K.register(type(it))
def subject():
    set_match(K, ("gi_frame",))
    return it
try:
    match subject():
        case K(fr): print("PROOF", fr)
except Exception as e: print(e)
@dataclasses.dataclass
class D:
    put_nowait: object
D(1).__init__.__func__(asyncio.Queue, lambda self, x: print("PROOF patched", x))
asyncio.Queue().put_nowait(3)
