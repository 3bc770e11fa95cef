# reason: It waits at line 6, and nothing is left that could wake it.
import threading

lock = threading.Lock()
lock.acquire()
lock.acquire()
