# SUCCESS[out~PROOF \d+] StopIteration.value carries a frame out of a generator
def g():
    return [each for each in (1,) if each]
gen = g
class It:
    def __iter__(self): return self
    def __next__(self): raise StopIteration(g)
try:
    It().__next__()
except StopIteration as stop:
    print("PROOF", len(stop.value.__globals__))
