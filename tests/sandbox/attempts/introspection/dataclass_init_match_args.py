# SUCCESS[out~PROOF <frame] `__match_args__` changes after it was checked
import dataclasses, abc
@dataclasses.dataclass
class D:
    __match_args__: object
class K(metaclass=abc.ABCMeta):
    __match_args__ = ("x",)
def g(): yield
it = g()
K.register(type(it))
def subject():
    D.__init__(K, ("gi_frame",))
    return it
match subject():
    case K(fr): print("PROOF", fr)
