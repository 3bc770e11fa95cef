# SUCCESS[err~{SECRET}] the same through call_exception_handler
import asyncio

loop = asyncio.new_event_loop()
loop.call_exception_handler({"message": "m", "handle_traceback": [("{PATH}", 1, "f", None)]})
loop.close()
