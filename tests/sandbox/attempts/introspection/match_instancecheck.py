# SUCCESS[out~PROOF \d+] a virtual subclass with names of frames
import abc
class K(abc.ABC):
    __match_args__ = ("gi_frame",)
def g(): yield
gen = g()
K.register(type(gen))
match gen:
    case K(frame): print("PROOF", len(frame.f_globals))
