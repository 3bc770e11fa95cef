# line: 11
import asyncio

async def turn(direction):
    await asyncio.sleep(0.01)
    print("turned", direction)

async def handle(command):
    match command.split():
        case ["turn", direction]:
            turn(direction)
        case ["stop"]:
            print("stop")

async def main():
    for command in ("turn left", "stop"):
        await handle(command)

asyncio.run(main())
