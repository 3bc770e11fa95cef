# SUCCESS[out~PROOF .*Selector] a generic alias of a dataclass passes its `__repr__` on
import types, dataclasses, asyncio, threading
@dataclasses.dataclass(order=True)
class D:
    _selector: object
@dataclasses.dataclass
class P:
    put_nowait: object
async def main():
    loop = asyncio.get_running_loop()
    al = types.GenericAlias(D, ())
    for n in ("__repr__", "__eq__", "__lt__", "__hash__", "__init__"):
        try: print(n, getattr(al, n))
        except Exception as e: print(n, e)
    try: print("PROOF", al.__repr__(loop))
    except Exception as e: print(e)
    try: print("PROOF", al.__lt__(loop, loop))
    except Exception as e: print(e)
asyncio.run(main())
