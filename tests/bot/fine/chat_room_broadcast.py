import asyncio

class Room:
    def __init__(self):
        self.members = {}

    def join(self, name):
        self.members[name] = asyncio.Queue()

    async def say(self, who, text):
        for name, inbox in self.members.items():
            if name != who:
                await inbox.put(f"{who}: {text}")

async def listen(room, name, count):
    for _ in range(count):
        print(name, "<-", await room.members[name].get())

async def main():
    room = Room()
    room.join("ann")
    room.join("ben")
    async with asyncio.TaskGroup() as tg:
        tg.create_task(listen(room, "ann", 1))
        tg.create_task(listen(room, "ben", 1))
        await room.say("ann", "hi")
        await room.say("ben", "hello")

asyncio.run(main())
