# SUCCESS[out~PROOF \d+] a class pattern on the traceback handed to __exit__
class Catch:
    def __enter__(self): return self
    def __exit__(self, kind, value, trace):
        kind = type(trace)
        match trace:
            case kind(tb_frame=frame):
                print("PROOF", len(frame.f_globals))
        return True
with Catch():
    1 / 0
