# SUCCESS[out~PROOF \S+] print(file=) hands text over, with a class that has a frame
class F:
    def write(self, text):
        return None
    flush = property(lambda self: print("PROOF", self.__class__.__base__))
print("x", file=F(), flush=True)
