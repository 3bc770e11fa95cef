# SUCCESS[out~PROOF .*Selector] super() of a class reads the `__repr__` of a dataclass
import dataclasses, asyncio
@dataclasses.dataclass(order=True)
class D:
    _selector: object
@dataclasses.dataclass
class P:
    put_nowait: object
class D2(D): pass
class P2(P): pass
async def main():
    loop = asyncio.get_running_loop()
    try: print("PROOF super(cls).__repr__", super(D2, D2).__repr__(loop))
    except Exception as e: print(e)
    try: print("PROOF wrapped", D(1).__repr__.__wrapped__(loop))
    except Exception as e: print(e)
    try:
        super(P2, P2).__setattr__
    except Exception as e: print(e)
asyncio.run(main())
