# line: 6
# says: Indent what belongs to it by four spaces
import asyncio

async def main():
print("hello")
