# SUCCESS[out~PROOF <frame] the traceback given to __exit__, read by a pattern
class Look:
    def __enter__(self): return self
    def __exit__(self, kind, error, trace):
        match trace:
            case object(tb_frame=frame): print("PROOF", frame)
        return True
with Look(): 1 / 0
