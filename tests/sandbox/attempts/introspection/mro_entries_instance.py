# SUCCESS[out~PROOF policy-only] bases that change, by an instance's own dict
class Entries:
    n = 0
class B: pass
b = B()
def entries(bases):
    Entries.n += 1
    return (object,) if Entries.n == 1 else (ExceptionGroup,)
b.__dict__["__mro_entries__"] = entries
class A(b): pass
print("PROOF" if issubclass(A, ExceptionGroup) else "")
