# SUCCESS[out~PROOF <class 'type'> Z] an alias compares its origin, the real type, with ours
import typing
class Spy:
    def __eq__(self, other): got.append(other); return False
    __hash__ = None
got = []
A = type(typing.List[int])
typing.Type[int] == A(Spy(), ())
T = got[-1]
print("PROOF", T, T("Z", (), {}).__name__)
