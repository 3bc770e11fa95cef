# line: 7
# says: belongs to a loop
import asyncio

async def main():
    if True:
        break
