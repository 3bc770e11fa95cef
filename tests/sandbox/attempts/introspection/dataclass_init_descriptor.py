# SUCCESS[out~PROOF \[<module] a descriptor that is put into a library class is given a module
import dataclasses, warnings
@dataclasses.dataclass
class D:
    _module: object
class Spy:
    def __set__(self, o, v): got.append(v)
    def __get__(self, o, t=None): return got[-1]
got = []
D.__init__(warnings.catch_warnings, Spy())
warnings.catch_warnings()
print("PROOF", got)
