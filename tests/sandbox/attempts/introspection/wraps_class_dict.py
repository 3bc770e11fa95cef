# SUCCESS[out~PROOF <attribute] wraps() copies the whole dict of a class
import functools
class A:
    x: int = 1
def f(): pass
functools.wraps(A)(f)
print("PROOF", f.__dict__["__dict__"])
