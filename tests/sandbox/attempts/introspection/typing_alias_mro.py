# SUCCESS[out~PROOF .*BaseEventLoop] typing.Type forwards type.mro
import asyncio, typing
loop = asyncio.new_event_loop()
print("PROOF", typing.Type.mro(type(loop)))
loop.close()
