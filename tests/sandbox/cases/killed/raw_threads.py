# only: kernel
# reason: too many threads
# limits: wall_s=8
import threading
import time

threading.stack_size(65536)
while True:
    try:
        threading.Thread(target=time.sleep, args=(60,)).start()
    except RuntimeError:
        time.sleep(0.1)
