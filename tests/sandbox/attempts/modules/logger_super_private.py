# SUCCESS[out~PROOF policy-only] super() reaches the real logger once the class body has the name
import logging
class L(logging.Logger):
    _real = None
    def leak(self): return super()._real
print("PROOF", L("x").leak().manager)
