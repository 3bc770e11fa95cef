# SUCCESS[out~PROOF \{] str.format on a traceback
class Catch:
    def __exit__(self, *args): print("PROOF {0[2].tb_frame.f_globals}".format(args)); return True
    def __enter__(self): return self
with Catch():
    1 / 0
