# SUCCESS[out~PROOF \S+] a class is deleted from what guards remember
import gc
class A(dict): pass
print("PROOF", gc.get_referrers(A))
