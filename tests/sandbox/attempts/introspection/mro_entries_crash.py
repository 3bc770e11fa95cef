# SUCCESS[crash policy-only] an exception group's forged split, through bases that change
import types
class Entries:
    n = 0
def entries(bases):
    Entries.n += 1
    return (Exception,) if Entries.n == 1 else (ExceptionGroup,)
class A(types.SimpleNamespace(**{"__mro_entries__": entries})):
    def split(self, *a): return (1, 2)
try:
    raise A("x", [ValueError()])
except* ValueError:
    pass
