import asyncio

loop = asyncio.new_event_loop()
ticks = []

def tick():
    ticks.append(loop.time())
    if len(ticks) == 3:
        loop.stop()
    else:
        loop.call_later(0.1, tick)

loop.call_soon(tick)
loop.run_forever()
loop.close()
print(len(ticks))
