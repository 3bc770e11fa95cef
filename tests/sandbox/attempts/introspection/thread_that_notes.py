# SUCCESS[out~PROOF <_io] a subclass notes what the library sets on it
import threading
class T(threading.Thread):
    def __setattr__(self, key, value):
        if key == "_stderr":
            print("PROOF", value)
        super().__setattr__(key, value)
T()
