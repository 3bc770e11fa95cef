# SUCCESS[out~PROOF \S+] augmented assignment hands a class's special value over
class Grab:
    def __radd__(self, other): print("PROOF", other); return "x"
class A: pass
A.__module__ += Grab()
A.__class__ += Grab()
