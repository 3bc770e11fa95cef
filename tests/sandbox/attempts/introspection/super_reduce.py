# SUCCESS[out~PROOF \S+] copyreg through super()
class A:
    def leak(self): return super().__reduce_ex__(2)
print("PROOF", A().leak()[0])
