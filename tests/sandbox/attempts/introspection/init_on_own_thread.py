# SUCCESS[out~PROOF <_io] a library's `__init__` on an object that notes what is set
import threading
class S:
    def __setattr__(self, k, v):
        if "std" in k: print("PROOF", v)
threading.Timer.__init__(S(), 1, print)
