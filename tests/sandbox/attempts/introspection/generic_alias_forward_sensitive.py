# SUCCESS[out~PROOF \S+] a generic alias forwards a sensitive public name of its origin
import types, asyncio
async def c(): pass
coro = c()
alias = types.GenericAlias(coro, (int,))
for name in ("cr_frame", "cr_code"):
    print("PROOF", getattr(alias, name))
