# SUCCESS[out~PROOF \S+] a generic alias around a loop hides that it is one
import types, asyncio
loop = asyncio.new_event_loop()
alias = types.GenericAlias(loop, (int,))
print("PROOF", alias.sock_connect.__func__, alias.connect_read_pipe)
