# SUCCESS[out~{SECRET}] a debug context holds FrameSummary, whose line reads any file
import asyncio

seen = []


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: seen.append(context))
    loop.call_soon(lambda: 1 / 0)
    await asyncio.sleep(0.01)


asyncio.run(main(), debug=True)
summary = type(seen[0]["source_traceback"][0])
print(summary("{PATH}", 1, "f").line)
