# SUCCESS[out~PROOF \d+] fget of an own property
class A:
    @property
    def x(self): return 1
print("PROOF", len(A.x.fget.__builtins__))
