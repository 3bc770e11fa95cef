# SUCCESS[out~PROOF \S+] a runtime protocol reads attributes in library code
import typing, asyncio
@typing.runtime_checkable
class P(typing.Protocol):
    _selector: object
loop = asyncio.new_event_loop()
print("PROOF", isinstance(loop, P) and loop._selector)
