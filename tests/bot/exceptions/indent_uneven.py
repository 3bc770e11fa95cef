# line: 7
# says: Indent it exactly as the line to which it belongs
import asyncio

async def main():
        print("a")
    print("b")
