# line: 10
import asyncio

class Model:
    async def predict(self, x):
        await asyncio.sleep(0.01)
        return x * 2

    def __call__(self, x):
        return asyncio.run(self.predict(x))

async def serve():
    model = Model()
    for x in (1, 2):
        print(model(x))

asyncio.run(serve())
