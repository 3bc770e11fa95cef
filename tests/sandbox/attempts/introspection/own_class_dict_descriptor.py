# SUCCESS[out~PROOF \S+] raw functions in a class's dict
class A:
    def f(self): pass
print("PROOF", A.__dict__["f"].__globals__)
