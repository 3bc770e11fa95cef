# SUCCESS[out~PROOF <class] UserDict's `|` calls the class of what it is given
import asyncio
import collections
class Or:
    def __or__(self, other): return asyncio
class C:
    data = Or()
print("PROOF", collections.UserDict.__or__(C, {}))
