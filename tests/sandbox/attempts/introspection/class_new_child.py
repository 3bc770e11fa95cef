# SUCCESS[out~PROOF <class] ChainMap.new_child shows the true class of anything
import asyncio
import collections
class C:
    maps = []
print("PROOF", collections.ChainMap.new_child(C, asyncio))
