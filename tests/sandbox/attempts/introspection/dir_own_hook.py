# SUCCESS[out~PROOF \S+] `__dir__` of an own class is handed a library's names
class N(str):
    def startswith(self, *_): return False
class A:
    def __dir__(self): return [N("$getattr")]
print(*("PROOF " + name for name in dir(A())))
