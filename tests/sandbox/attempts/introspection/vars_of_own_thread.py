# SUCCESS[out~PROOF <_io] vars() of an own subclass shows what its base keeps
import threading
class T(threading.Thread): pass
print("PROOF", vars(T())["_stderr"], vars(T())["_stderr"].detach())
