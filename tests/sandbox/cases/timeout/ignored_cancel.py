# limits: wall_s=0.5
import asyncio


async def main():
    while True:
        try:
            await asyncio.sleep(3600)
        except asyncio.CancelledError:
            print("no")


asyncio.run(main())
