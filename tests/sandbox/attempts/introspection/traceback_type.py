# SUCCESS[out~PROOF] the traceback type makes tracebacks
class Look:
    def __enter__(self): return self
    def __exit__(self, kind, error, trace):
        print("PROOF", type(trace)(trace, trace.tb_frame, 0, 1))
        return True
with Look(): 1 / 0
