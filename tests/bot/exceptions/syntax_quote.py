# line: 6
# says: has no closing quote
import asyncio

async def main():
    print("hello)
