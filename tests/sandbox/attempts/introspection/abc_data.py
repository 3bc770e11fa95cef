# SUCCESS[out~PROOF] `_abc_impl` once the class body has the name
import abc
class K(abc.ABC):
    _abc_impl = 1
class L(K): pass
print("PROOF", super(L, L())._abc_impl.__class__)
