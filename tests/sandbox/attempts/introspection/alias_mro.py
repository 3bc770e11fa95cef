# SUCCESS[out~PROOF .*Mixin] a generic alias forwards mro from its origin
import asyncio

print("PROOF", asyncio.Queue[int].mro())
