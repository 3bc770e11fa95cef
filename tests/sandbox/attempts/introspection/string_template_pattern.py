# SUCCESS[out~PROOF \d+] a Template whose pattern reads attributes
import string
class T(string.Template):
    idpattern = r"[a-z_.]+"
class M:
    def __getitem__(self, key): return key.__class__.__mro__
print("PROOF", len(T("$a").substitute(M())))
