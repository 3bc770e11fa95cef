# reason: It waits for a thread that never ends.
# stdout: done
import threading

threading.Thread(target=threading.Event().wait).start()
print("done")
