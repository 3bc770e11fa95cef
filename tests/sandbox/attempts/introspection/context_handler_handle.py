# SUCCESS[out~PROOF \d+] the handle in an exception handler's context shows its callback
import asyncio
def handler(loop, context):
    handle = context["handle"]
    print("PROOF", len(handle._callback.__globals__))
async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    loop.call_soon(lambda: 1 / 0)
    await asyncio.sleep(0.01)
asyncio.run(main())
