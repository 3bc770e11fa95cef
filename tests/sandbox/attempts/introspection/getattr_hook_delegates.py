# SUCCESS[out~PROOF \S+] `__getattr__` of an own class calls super().__getattribute__
class A:
    def __getattr__(self, name):
        return super().__getattribute__("__cl" "ass__").__base__
print("PROOF", A().zz)
