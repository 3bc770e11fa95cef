# SUCCESS[out~{SECRET}] a private name of the library, declared again in a class body and read in C
import threading


class Grab:
    def __radd__(self, other):
        self.other = other
        return other


class T(threading.Thread):
    _stderr = None


t, grab = T(), Grab()
t._stderr += grab
kind = type(grab.other.detach().detach())
print(kind("{PATH}").read())
