# SUCCESS[out~PROOF \d+] metadata of a field is a raw mapping proxy
import dataclasses
@dataclasses.dataclass
class A:
    x: int = dataclasses.field(default=1, metadata={"a": 1})
f = dataclasses.fields(A)[0]
class Grab:
    def __ror__(self, other): print("PROOF", len(other.__class__.__subclasses__())); return 1
f.metadata | Grab()
