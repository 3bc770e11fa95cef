# SUCCESS[out~PROOF] a sub-module that is no facade
import asyncio.base_events as b

print("PROOF", b.os)
