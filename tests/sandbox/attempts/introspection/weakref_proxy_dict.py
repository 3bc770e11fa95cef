# SUCCESS[out~PROOF \d+] a weak proxy of a class shows its raw dict
import weakref, asyncio
proxy = weakref.proxy(asyncio.Queue)
print("PROOF", len(proxy.__dict__), proxy.__init__.__globals__)
