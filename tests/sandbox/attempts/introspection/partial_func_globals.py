# SUCCESS[out~PROOF \d+] functools.partial.func of a library's partial
import functools
wrap = functools.wraps(print)
print("PROOF", len(wrap.func.__globals__))
