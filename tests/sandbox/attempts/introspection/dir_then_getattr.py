# SUCCESS[out~PROOF \S+] every name that dir() gives of a generator
def g(): yield
gen = g()
for name in dir(gen):
    try: value = getattr(gen, name)
    except Exception: continue
    if "frame" in repr(type(value)) or "code" in repr(type(value)): print("PROOF", name)
