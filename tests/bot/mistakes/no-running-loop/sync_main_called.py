# line: 10
import asyncio

async def handler(n):
    await asyncio.sleep(0.05)
    print(n)

def dispatch(events):
    for event in events:
        task = asyncio.create_task(handler(event))
        print("scheduled", task.get_name())

if __name__ == "__main__":
    dispatch([1, 2, 3])
