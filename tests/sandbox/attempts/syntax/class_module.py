# SUCCESS[out~PROOF os] the same inside the class body
class A:
    __module__ = "os"


print("PROOF", A.__module__)
