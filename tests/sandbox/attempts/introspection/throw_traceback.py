# SUCCESS[out~PROOF \d+] a traceback passed on by a generator's throw
class Catch:
    def __exit__(self, *args): self.args = args; return True
    def __enter__(self): return self
catch = Catch()
with catch:
    1 / 0
def gen():
    try:
        yield
    except ZeroDivisionError as error:
        print("PROOF", len(error.__traceback__.tb_frame.f_globals))
        yield
g = gen(); next(g)
g.throw(*catch.args)
