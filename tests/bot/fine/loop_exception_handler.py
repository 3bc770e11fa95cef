import asyncio

def handler(loop, context):
    print("handled:", context["message"])

async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    loop.call_exception_handler({"message": "by hand"})
    await asyncio.sleep(0.01)

asyncio.run(main())
