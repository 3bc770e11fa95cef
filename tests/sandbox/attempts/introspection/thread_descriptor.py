# SUCCESS[out~PROOF \[<_io] ... with a descriptor
import threading
got = []
class Spy:
    def __set__(self, o, v): got.append(v)
    def __get__(self, o, t=None): return got[-1] if got else None
class T(threading.Thread):
    _stderr = Spy()
T()
print("PROOF", got)
