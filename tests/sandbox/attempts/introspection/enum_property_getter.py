# SUCCESS[out~PROOF <selectors since-3.12] a getter of a property makes a class of any metaclass
import enum, typing, asyncio, warnings
class Base:
    def hit(self): pass
class E(Base, enum.Enum):
    hit = 1
P = type(vars(E)["hit"])
class Spy:
    def __set_name__(self, owner, name): got.append(owner)
got = []
class TD(typing.TypedDict): a: int
n = [0]
def entries(self, bases):
    n[0] += 1
    return (object,) if n[0] % 2 else (self["t"],)
TD.fset = ()
TD.overwrite_doc = False
TD.fdel = {"spy": Spy(), "__module__": "typing", "__mro_entries__": entries}
try: P.getter(TD, "name")
except TypeError as e: print(e)
i = dict.__new__(got[0])
i["t"] = warnings.catch_warnings
class X(i):
    def __setattr__(self, k, v):
        print("PROOF raw", k, v)
        super().__setattr__(k, v)
try: X()
except Exception as e: print(type(e), e)
i["t"] = type(asyncio.new_event_loop())
class L(i):
    def sel(self): return self._selector, self._ssock
s, k = L().sel()
print("PROOF", s, k)
print(s.get_map())
sock = type(k)(2,1)
print("PROOF raw socket", sock)
