# SUCCESS[out~PROOF \d+] a signal dict of decimal
import decimal
c = decimal.getcontext()
print("PROOF", len(type(c.traps).__mro__[-1].__subclasses__()))
