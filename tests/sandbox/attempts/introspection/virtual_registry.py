# SUCCESS[out~PROOF] the registry of an ABC printed by its metaclass
import abc
class K(abc.ABC): pass
K._dump_registry()
print("PROOF")
