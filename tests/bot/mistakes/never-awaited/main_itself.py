# line: 7
import asyncio

async def main():
    print("never")

main()
