# limits: wall_s=0.4
# stdout: waiting
import asyncio


async def main():
    print("waiting")
    await asyncio.Event().wait()


asyncio.run(main())
