# SUCCESS[out~PROOF \d+] a generic alias passes attributes on from its origin
import types
class A:
    def f(self): pass
alias = types.GenericAlias(A, (int,))
print("PROOF", len(alias.__subclasses__()), len(alias.f.__globals__))
