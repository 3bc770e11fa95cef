# SUCCESS[out~PROOF] private state of a Runner
import asyncio

with asyncio.Runner() as r:
    r.get_loop()
    print("PROOF", getattr(r, "_lo" + "op"))
