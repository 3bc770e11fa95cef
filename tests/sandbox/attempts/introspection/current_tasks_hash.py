# SUCCESS[out~PROOF \S+] a fake loop equal to the running one
import asyncio
class Loop:
    def __hash__(self): return hash(asyncio.get_running_loop())
    def __eq__(self, other): print("PROOF", other._selector); return True
async def main(): asyncio.current_task(Loop())
asyncio.run(main())
