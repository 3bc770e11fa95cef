# SUCCESS[out~PROOF \w+] a generic alias of type called with three arguments
import types
alias = types.GenericAlias(type(int), (int,))
made = alias("Made", (), {})
print("PROOF", made.__name__)
