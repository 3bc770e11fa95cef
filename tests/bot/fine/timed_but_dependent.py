import asyncio
import time

async def authenticate(user):
    await asyncio.sleep(0.2)
    return f"token-{user}"

async def fetch_profile(token):
    await asyncio.sleep(0.3)
    return {"token": token}

async def main():
    start = time.perf_counter()
    token = await authenticate("ann")
    profile = await fetch_profile(token)
    print(profile, f"{time.perf_counter() - start:.1f}")

asyncio.run(main())
