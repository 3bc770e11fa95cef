# SUCCESS[out~PROOF \d+] inspect's facade gives a function with globals
import inspect
print("PROOF", len(inspect.getcoroutinestate.__globals__))
