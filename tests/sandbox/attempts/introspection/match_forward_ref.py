# SUCCESS[out~PROOF \[] a private method of a forward reference runs text
import typing, abc
class K(metaclass=abc.ABCMeta): __match_args__ = ("_evaluate",)
r = typing.List["[print('PROOF', ().__class__.__base__.__subclasses__()[:2]), int][1]"]
fr = r.__args__[0]
K.register(type(fr))
match fr:
    case K(ev):
        try: ev({}, {}, recursive_guard=frozenset())
        except TypeError: ev({}, {}, frozenset())
