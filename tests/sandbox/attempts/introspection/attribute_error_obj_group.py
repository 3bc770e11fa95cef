# SUCCESS[out~PROOF \S+] AttributeError.obj inside an exception group
import asyncio
loop = asyncio.new_event_loop()
try:
    try:
        loop.nothing_here
    except AttributeError as error:
        raise ExceptionGroup("g", [error])
except ExceptionGroup as group:
    print("PROOF", group.exceptions[0].obj)
