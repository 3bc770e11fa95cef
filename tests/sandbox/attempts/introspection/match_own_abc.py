# SUCCESS[out~PROOF <frame] an ABC that claims every object as its own, in a pattern
import abc


class Every(abc.ABC):
    __match_args__ = ("gi" + "_frame",)

    @classmethod
    def __subclasshook__(cls, other):
        return True


def g():
    yield


match g():
    case Every(frame):
        print("PROOF", frame)
