# SUCCESS[out~PROOF \S+] format() with a hook that formats
class A:
    def __format__(self, spec): return spec.format(self)
print(f"{A():PROOF {'{0.__class__.__base__}'}}")
