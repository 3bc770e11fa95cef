# SUCCESS[out~PROOF <] str.format_map with a mapping that makes library objects
import asyncio
class M:
    def __getitem__(self, k): return asyncio
print("PROOF {x.tasks.__loader__}".format_map(M()))
