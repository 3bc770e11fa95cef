# line: 9
import asyncio
import threading

async def alert(text):
    print("alert", text)

def on_timer():
    asyncio.create_task(alert("time is up"))

async def main():
    timer = threading.Timer(0.1, on_timer)
    timer.start()
    await asyncio.sleep(0.3)
    print("end")

asyncio.run(main())
