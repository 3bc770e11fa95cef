# SUCCESS[out~PROOF <_io] a value in a pattern is compared with the bare attribute
import threading
class V:
    def __set__(self, o, v): box.append(v)
    def __get__(self, o, t=None): return box[-1] if box else None
box = []
class T(threading.Thread): _stderr = V()
T()
class NS: pass
class Eq:
    def __eq__(self, o): print("PROOF", o); return True
NS.e = Eq()
match box[0]:
    case object(buffer=NS.e): pass
