# SUCCESS[out~PROOF \d+] the generator of heapq.merge by a made-up name
import heapq
g = heapq.merge([1], [2])
print("PROOF", len(getattr(g, "_".join(["gi", "frame"])).f_globals))
