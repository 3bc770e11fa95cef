# SUCCESS[out~PROOF] an Enum's metaclass makes an Enum of any names
import enum
class E(enum.Enum): pass
print("PROOF", E._create_("X", ["a", "b"]).a)
