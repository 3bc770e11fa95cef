# SUCCESS[out~PROOF] object.__setattr__ changes a class
class A:
    pass


class B:
    pass


a = A()
object.__setattr__(a, "__class__", B)
if isinstance(a, B):
    print("PROOF")
