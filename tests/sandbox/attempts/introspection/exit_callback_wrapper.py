# SUCCESS[out~PROOF \d+] the wrapper around a callback in an ExitStack
import contextlib
stack = contextlib.ExitStack()
stack.callback(print)
kept = stack.pop_all()
print("PROOF", len(kept._exit_callbacks[0][1].__globals__))
