# SUCCESS[out~PROOF \S+] operator.call on a metaclass
import operator
print("PROOF", operator.call(type, "A", (), {}))
