# SUCCESS[out~PROOF \d+] a generic alias of a function forwards its attributes
import types, asyncio
alias = types.GenericAlias(asyncio.sleep, (int,))
print("PROOF", len(alias.__globals__), alias.__code__)
