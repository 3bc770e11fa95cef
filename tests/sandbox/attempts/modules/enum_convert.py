# SUCCESS[out~PROOF /] an Enum's metaclass makes members of a module's names
import enum
class E(enum.Enum): pass
X = E._convert_("X", "os", lambda name: name == "sep")
print("PROOF", X.sep.value)
