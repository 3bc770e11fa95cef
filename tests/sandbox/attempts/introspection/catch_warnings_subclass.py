# SUCCESS[out~PROOF \S+] a subclass of catch_warnings reads its module
import warnings
class C(warnings.catch_warnings):
    def leak(self): return self._module
print("PROOF", C().leak())
