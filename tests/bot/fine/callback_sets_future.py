import asyncio

async def main():
    loop = asyncio.get_running_loop()
    answer = loop.create_future()
    loop.call_later(0.1, lambda: answer.done() or answer.set_result(42))
    print(await answer)

asyncio.run(main())
