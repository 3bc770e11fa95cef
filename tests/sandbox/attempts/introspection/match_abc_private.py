# SUCCESS[out~PROOF <module] registered with an own class, matched by a private name
import abc
import warnings
class K(metaclass=abc.ABCMeta):
    __match_args__ = ("_module",)
K.register(warnings.catch_warnings)
match warnings.catch_warnings():
    case K(m): print("PROOF", m)
