# SUCCESS[out~PROOF \d+] the traceback handed to __exit__, read by a string
class Catch:
    def __enter__(self): return self
    def __exit__(self, kind, value, trace):
        print("PROOF", len(getattr(trace, "tb_" + "frame").f_globals))
        return True
with Catch():
    1 / 0
