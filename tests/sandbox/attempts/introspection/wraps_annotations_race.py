# SUCCESS[out~PROOF \[ policy-only] annotations change while they are checked
import functools, dataclasses
class B:
    y: int
class A(B):
    x: int = 1
def f(): pass
def g(): pass
functools.wraps(A)(f); functools.wraps(B)(g)
ann_a, ann_b = f.__dict__["__annotations__"], g.__dict__["__annotations__"]
N = "x!r:{print('PROOF', ().__class__.__base__.__subclasses__()[:3])}"
class K:
    def __str__(self):
        ann_a[N] = int
        return "ok"
ann_b[K()] = int
dataclasses.dataclass(init=False, eq=False)(A)
try: print(repr(A()))
except AttributeError as e: print(e)
