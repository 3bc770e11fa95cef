# SUCCESS[out~PROOF <_io] the `__eq__` of a dataclass compares private names
import dataclasses, threading
@dataclasses.dataclass
class D:
    _stderr: object
class Spy:
    def __eq__(self, o): print("PROOF", o); return True
a, b = threading.Thread(), threading.Thread()
D.__init__(a, Spy())
D.__eq__(a, b)
