# SUCCESS[out~PROOF \S+] a generic alias of a library object forwards its private names
import types, asyncio
loop = asyncio.new_event_loop()
alias = types.GenericAlias(loop, (int,))
print("PROOF", alias._selector)
