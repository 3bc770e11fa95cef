# SUCCESS[out~PROOF \S+] super() in an Enum hook reaches the metaclass
import enum
class E(enum.Enum):
    A = 1
    @classmethod
    def _missing_(cls, value):
        print("PROOF", cls.__class__.__prepare__, super()._missing_.__func__.__globals__)
        return cls.A
E(2)
