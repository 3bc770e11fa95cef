import asyncio

document = {"version": 0, "text": ""}

async def edit(word):
    while True:
        version = document["version"]
        text = document["text"]
        await asyncio.sleep(0.01)
        if document["version"] == version:
            document["text"] = text + word
            document["version"] = version + 1
            return
        print("again", word)

async def main():
    await asyncio.gather(edit("a"), edit("b"), edit("c"))
    print(document["version"], sorted(document["text"]))

asyncio.run(main())
