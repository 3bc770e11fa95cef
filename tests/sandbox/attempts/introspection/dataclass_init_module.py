# SUCCESS[out~^PROOF] ... of a module, past its own `__setattr__`
import asyncio
import dataclasses
@dataclasses.dataclass(frozen=True)
class D:
    sleep: object
D.__init__(asyncio, "PROOF")
print(asyncio.sleep)
