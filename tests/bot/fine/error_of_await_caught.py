import asyncio

async def main():
    try:
        await None
    except TypeError as error:
        print("as it should:", error)

asyncio.run(main())
