# SUCCESS[out~PROOF \d+] the generator inside a context manager object
import contextlib
@contextlib.contextmanager
def cm(): yield
made = cm()
print("PROOF", len(made.gen.gi_frame.f_globals))
