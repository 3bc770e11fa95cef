# SUCCESS[out~PROOF <_io] a plain own class matches an instance of a library's
import threading
class K:
    __match_args__ = ("_stderr",)
class T(K, threading.Thread): pass
match T():
    case K(s): print("PROOF", s)
