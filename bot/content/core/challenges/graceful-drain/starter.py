import asyncio


async def serve(orders, cook, stop, grace):
    ...
