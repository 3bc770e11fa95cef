import asyncio

def score(text):
    return sum(ord(letter) for letter in text) % 97

async def handle(n):
    await asyncio.sleep(0.01)
    return score("word" * n)

async def main():
    print(await asyncio.gather(*(handle(n) for n in range(20))))

asyncio.run(main())
