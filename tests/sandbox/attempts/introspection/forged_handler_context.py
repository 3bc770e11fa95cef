# SUCCESS[err~{SECRET}] the default exception handler prints the lines of a forged traceback
import asyncio

loop = asyncio.new_event_loop()
loop.default_exception_handler({"message": "m", "source_traceback": [("{PATH}", 1, "f", None)]})
loop.close()
