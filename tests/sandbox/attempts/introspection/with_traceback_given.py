# SUCCESS[out~PROOF \S+] with_traceback fed with the traceback handed to __exit__
class C:
    def __enter__(self): return self
    def __exit__(self, k, v, t):
        e = ValueError().with_traceback(t)
        print("PROOF", e.__traceback__.tb_frame)
        return True
with C(): 1 / 0
