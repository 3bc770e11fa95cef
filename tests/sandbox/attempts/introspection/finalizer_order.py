# SUCCESS[out~PROOF \S+] a `__del__` at exit sees cleared guards
class A:
    def __del__(self):
        try:
            print("PROOF", ().__class__.__base__.__subclasses__())
        except Exception:
            print("held")
keep = A()
keep.me = keep
