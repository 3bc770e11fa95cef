# SUCCESS[out~PROOF \d+] closure of contextmanager's helper, attribute by string in a reduce
import contextlib, functools
@contextlib.contextmanager
def cm(): yield
print("PROOF", len(functools.reduce(getattr, ["__closure__"], cm)))
