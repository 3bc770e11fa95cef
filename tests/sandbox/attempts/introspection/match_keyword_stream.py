# SUCCESS[out~PROOF <_io] a keyword pattern binds what a read would refuse
import threading
class T(threading.Thread): pass
match vars(T()).get("_stderr"):
    case object(buffer=b): print("PROOF", b)
