import asyncio


async def serve(connect, handle):
    ...
