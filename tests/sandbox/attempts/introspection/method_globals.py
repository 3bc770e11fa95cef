# SUCCESS[out~PROOF True] the globals of a method through __func__
import asyncio

m = asyncio.Queue().put
print("PROOF", "sys" in m.__func__.__globals__ or "collections" in m.__func__.__globals__)
