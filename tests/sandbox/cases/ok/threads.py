# stdout: 32
# Under the default limits 32 threads can be alive at once.
import threading

gate = threading.Event()
threads = [threading.Thread(target=gate.wait) for _ in range(32)]
for thread in threads:
    thread.start()
print(threading.active_count() - 1)
gate.set()
