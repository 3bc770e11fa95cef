# SUCCESS[out~PROOF <class 'type'>] an annotated alias is compared with the real `type`
import typing
class Spy:
    def __eq__(self, other): got.append(other); return False
    def __hash__(self): return 1
    def __call__(self): pass
got = []
A = typing.Annotated[Spy(), 1]
print(typing.Type[int] == A, A == typing.Type[int])
print(got)
T = got[-1]
print("PROOF", T, T("Z", (), {}))
