# line: 10
import asyncio

async def main():
    await asyncio.sleep(0.1)
    print("done")

if __name__ == "__main__":
    try:
        asyncio.create_task(main())
    except RuntimeError as error:
        print("could not start:", error)
