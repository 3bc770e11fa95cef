# SUCCESS[out~{SECRET}] the list type of a debug traceback reads files too
import asyncio
seen = []
async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: seen.append(context))
    asyncio.create_task(boom())
    await asyncio.sleep(0)
async def boom():
    raise ValueError
asyncio.run(main(), debug=True)
import gc
for context in seen:
    stack = context.get("source_traceback")
    if stack: print("".join(stack.from_list([("{PATH}", 1, "f", None)]).format()))
