# line: 11
import asyncio

async def ask(server):
    await asyncio.sleep(0.1)
    return f"{server}: ok"

async def main():
    answers = []
    for server in ["one", "two", "three"]:
        answer = await asyncio.wait_for(ask(server), timeout=1)
        answers.append(answer)
    print("\n".join(answers))

asyncio.run(main())
