# line: 14
import asyncio

class Api:
    async def weather(self, city):
        await asyncio.sleep(0.3)
        return f"sunny in {city}"

    async def news(self):
        await asyncio.sleep(0.4)
        return "nothing new"

async def dashboard(api):
    weather = await api.weather("Rome")
    news = await api.news()
    return f"{weather}; {news}"

async def main():
    print(await dashboard(Api()))

asyncio.run(main())
