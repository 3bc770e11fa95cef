# SUCCESS[out~PROOF \d+] the same puts a guard's name among the globals
import enum, types
class E(enum.Enum):
    def __call__(self, *a): return a[0]
E._convert_("X", "__main__", lambda name: True, types.SimpleNamespace(**{"$dunder": 1}))
print("PROOF", len(().__class__.__base__.__subclasses__()))
