import asyncio

async def name_of(user):
    await asyncio.sleep(0)
    try:
        return user.name
    except AttributeError as error:
        print("no name:", error)
        return "anonymous"

print(asyncio.run(name_of(3)))
