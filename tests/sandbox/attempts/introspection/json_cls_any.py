# SUCCESS[out~PROOF \d+] any callable as the `cls` of json.loads gets library arguments
import json
def cls(**kw):
    print("PROOF", len(kw["object_hook"].__globals__))
json.loads("{}", cls=cls, object_hook=json.loads)
