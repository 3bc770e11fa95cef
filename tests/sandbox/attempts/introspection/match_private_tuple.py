# SUCCESS[out~PROOF .*Lock] __match_args__ with private names on a library base
import asyncio


class Q(asyncio.Queue):
    __match_args__ = ("_finished",)


async def main():
    match Q():
        case Q(inner):
            print("PROOF", inner, "Lock")


asyncio.run(main())
