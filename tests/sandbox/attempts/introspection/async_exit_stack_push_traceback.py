# SUCCESS[out~PROOF \d+] an exit callback of ExitStack gets a traceback
from contextlib import ExitStack
def leave(kind, value, trace):
    print("PROOF", len(vars(trace.tb_frame)))
    return True
def leave2(kind, value, trace):
    name = "tb_frame"
    print("PROOF", len(getattr(getattr(trace, name), "f_" "globals")))
    return True
with ExitStack() as stack:
    stack.push(leave2)
    1 / 0
