# SUCCESS[out~PROOF <_io] the same with a plain read
import threading


class T(threading.Thread):
    _stderr = None


print("PROOF", T()._stderr)
