# SUCCESS[out~PROOF policy-only] a facade's own record by its name
import asyncio

print("PROOF", getattr(asyncio, "$closed"))
