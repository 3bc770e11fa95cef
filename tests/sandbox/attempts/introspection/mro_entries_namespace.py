# SUCCESS[out~PROOF policy-only] bases that change between the check and the making
import types
class Entries:
    n = 0
def entries(bases):
    Entries.n += 1
    return (object,) if Entries.n == 1 else (ExceptionGroup,)
class A(types.SimpleNamespace(**{"__mro_entries__": entries})): pass
print("PROOF" if issubclass(A, ExceptionGroup) else "")
