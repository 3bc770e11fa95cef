# limits: wall_s=0.5
# stdout: done
import threading
import time

threading.Thread(target=time.sleep, args=(3600,)).start()
print("done")
