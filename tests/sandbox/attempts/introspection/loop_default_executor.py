# SUCCESS[out~PROOF \S+] the pool of a loop
import asyncio
async def main():
    await asyncio.to_thread(print)
    print("PROOF", asyncio.get_running_loop()._default_executor)
asyncio.run(main())
