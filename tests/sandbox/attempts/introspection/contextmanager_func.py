# SUCCESS[out~PROOF \d+] the helper closure that contextmanager returns
import contextlib
@contextlib.contextmanager
def cm(): yield
print("PROOF", len(cm.__globals__["__builtins__"]))
