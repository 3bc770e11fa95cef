# SUCCESS[out~PROOF \d+] match on a library class reads a private name by keyword
import asyncio
match asyncio.new_event_loop():
    case asyncio.AbstractEventLoop(_ready=ready): print("PROOF", len(ready))
