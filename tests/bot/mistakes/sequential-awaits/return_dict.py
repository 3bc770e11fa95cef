# line: 14
import asyncio

async def fetch_weather(city):
    await asyncio.sleep(0.2)
    return "sun"

async def fetch_news(city):
    await asyncio.sleep(0.2)
    return "calm"

async def dashboard(city):
    return {
        "weather": await fetch_weather(city),
        "news": await fetch_news(city),
    }

async def main():
    print(await dashboard("Oslo"))

asyncio.run(main())
