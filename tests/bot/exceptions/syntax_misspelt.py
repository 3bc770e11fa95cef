# line: 6
# says: Did you mean `while` by `whiel`?
import asyncio

async def main():
    whiel True:
        await asyncio.sleep(1)
