# line: 15
import asyncio
import time

def hash_password(text):
    time.sleep(1)
    return text[::-1]

async def login(name, password):
    digest = hash_password(password)
    return f"{name}:{digest}"

async def main():
    try:
        print(await asyncio.wait_for(login("mia", "secret"), timeout=0.5))
    except asyncio.TimeoutError:
        print("login took too long")

asyncio.run(main())
