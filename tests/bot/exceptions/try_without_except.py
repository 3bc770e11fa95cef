# line: 8
# says: needs an `except ...:` or a `finally:`
import asyncio

async def main():
    try:
        await asyncio.sleep(1)
    print("done")
