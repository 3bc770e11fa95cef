# line: 6
# says: Nothing stands on the right of `await`
import asyncio

async def main():
    await
