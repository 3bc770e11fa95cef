# SUCCESS[out~PROOF] import signal
import signal

print("PROOF", signal.__name__)
