# SUCCESS[out~PROOF (?!<class 'type'>)\S+] type() of a class within `__set_name__` gives a metaclass
import enum
class Probe:
    def __set_name__(self, owner, name):
        meta = type(owner)
        print("PROOF" if meta is not type else "", meta.__prepare__)
class Host(enum.Enum):
    X = 1
    probe = enum.nonmember(Probe())
    y = Probe()
