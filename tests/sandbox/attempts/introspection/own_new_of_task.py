# SUCCESS[out~PROOF] an uninitialised C object
import asyncio

print("PROOF", asyncio.Future.__new__(asyncio.Future))
