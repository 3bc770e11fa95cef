# SUCCESS[out~PROOF .*_queue] the dict of a library object
import asyncio

print("PROOF", vars(asyncio.Queue()))
