# SUCCESS[out~PROOF \d+] `__set_name__` sees the class before it is known
class Probe:
    def __set_name__(self, owner, name):
        print("PROOF", len(owner.__mro__[-1].__subclasses__()))
class Host:
    x = Probe()
