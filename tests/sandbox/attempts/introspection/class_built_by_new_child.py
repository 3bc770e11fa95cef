# SUCCESS[out~PROOF <class '.*X'>] ChainMap.new_child makes classes by a call
import collections
class C: maps = [(), {"__annotations__": {"x": 1}, "__reduce__": 5}]
print("PROOF", collections.ChainMap.new_child(C, "X"))
