# SUCCESS[out~PROOF] a proxy passes private names on in C
import asyncio, weakref

q = asyncio.Queue()
print("PROOF", getattr(weakref.proxy(q), "_que" + "ue"))
