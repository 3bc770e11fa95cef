# SUCCESS[out~PROOF policy-only] a guard name as an attribute
import asyncio

setattr(asyncio, "$closed", {})
print("PROOF")
