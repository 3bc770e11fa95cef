# SUCCESS[out~PROOF \S+] a runner's private context and loop factory
import asyncio
with asyncio.Runner() as runner:
    loop = runner.get_loop()
    print("PROOF", loop._ready, runner._loop_factory)
