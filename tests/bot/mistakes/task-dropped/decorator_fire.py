# line: 8
import asyncio
import functools

def background(fn):
    @functools.wraps(fn)
    def start(*args):
        asyncio.create_task(fn(*args))
    return start

@background
async def send_mail(to):
    await asyncio.sleep(0.5)
    print("mail to", to)

async def main():
    send_mail("ann")
    await asyncio.sleep(0.1)

asyncio.run(main())
