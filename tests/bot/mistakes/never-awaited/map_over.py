# line: 10
import asyncio

async def notify(user):
    await asyncio.sleep(0.1)
    print("notified", user)

async def main():
    users = ["ann", "bob", "cy"]
    jobs = list(map(notify, users))
    print(len(jobs), "users will be notified")

asyncio.run(main())
