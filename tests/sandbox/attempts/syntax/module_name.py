# SUCCESS[out~PROOF] a class that claims another module
__name__ = "os"
class A: pass
print("PROOF", A.__module__)
