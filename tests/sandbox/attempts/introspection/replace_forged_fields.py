# SUCCESS[out~PROOF] dataclasses.replace reads the names that an object's own dict says
import dataclasses, types
@dataclasses.dataclass(init=False)
class A:
    x: int = 1
    def __init__(self, **given): print(*("PROOF " + repr(each) for each in given.values()))
a = A()
a.__dict__["__dataclass_fields__"] = {"y": types.SimpleNamespace(name="__reduce_ex__", init=True, _field_type=None)}
dataclasses.replace(a)
