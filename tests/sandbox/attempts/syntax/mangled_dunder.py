# SUCCESS[out~PROOF] private mangling makes a closed name
class _class_:
    def f(self): return getattr(self, "__cla" + "ss__").__subclasses__()
print("PROOF", _class_().f())
