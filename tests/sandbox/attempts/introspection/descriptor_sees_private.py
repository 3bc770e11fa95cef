# SUCCESS[out~PROOF \S+] a data descriptor catches what a library class sets on itself
import threading
class D:
    def __set__(self, owner, value): print("PROOF", value.__globals__)
class T(threading.Thread):
    _invoke_excepthook = D()
T()
