# SUCCESS[out~PROOF \d+] the generator of heapq.merge
import heapq
g = heapq.merge([1], [2])
print("PROOF", len(g.gi_frame.f_globals))
