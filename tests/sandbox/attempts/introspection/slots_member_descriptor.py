# SUCCESS[out~PROOF \S+] a slot's descriptor put on another class
class A:
    __slots__ = ("x",)
slot = A.__dict__["x"]
print("PROOF", slot.__objclass__)
