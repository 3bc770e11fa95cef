# SUCCESS[out~PROOF /] the same at run time
import enum
class E(enum.Enum): pass
X = getattr(E, "_conv" "ert_")("X", "os", lambda name: name == "sep")
print("PROOF", X.sep.value)
