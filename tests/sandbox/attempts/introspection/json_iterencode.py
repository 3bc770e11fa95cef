# SUCCESS[out~PROOF \d+] the closure inside iterencode
import json
it = json.JSONEncoder().iterencode([1], _one_shot=False)
print("PROOF", len(it.gi_frame.f_locals))
