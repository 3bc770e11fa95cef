# SUCCESS[out~PROOF \w+] the registry behind a partial that the facade hands out
import functools
wrap = functools.wraps(len)
print("PROOF", wrap.func.__module__ == "sandbox.wrapped" and wrap.func.__code__)
