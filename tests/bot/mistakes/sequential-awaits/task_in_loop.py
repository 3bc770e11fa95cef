# line: 12
import asyncio

async def resize(image):
    await asyncio.sleep(0.2)
    return image.replace(".png", ".small.png")

async def main():
    done = []
    for image in ["a.png", "b.png", "c.png"]:
        task = asyncio.create_task(resize(image))
        done.append(await task)
    print(done)

asyncio.run(main())
