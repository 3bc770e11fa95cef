# SUCCESS[out~PROOF \d+] a weak proxy of a generator passes its frame on
import weakref
def g(): yield
gen = g()
proxy = weakref.proxy(gen)
print("PROOF", len(getattr(proxy, "gi_frame").f_globals))
