# SUCCESS[out~PROOF \S+] a slot called __dict__
class A:
    __slots__ = ("__dict__",)
print("PROOF", A.__dict__["__dict__"].__get__(A()).__class__.__base__)
