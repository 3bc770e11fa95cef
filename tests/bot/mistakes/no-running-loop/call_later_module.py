# line: 8
import asyncio

def tick():
    print("tick")

def start_timer(seconds):
    asyncio.get_running_loop().call_later(seconds, tick)

start_timer(1)
