# SUCCESS[out~PROOF \S+] copyreg through `__reduce_ex__`
class A: pass
print("PROOF", A().__reduce_ex__(2)[0].__globals__)
