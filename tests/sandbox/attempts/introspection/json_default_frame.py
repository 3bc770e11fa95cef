# SUCCESS[out~PROOF \d+] the encoder that calls `default`
import json
class Enc(json.JSONEncoder):
    def default(self, o):
        print("PROOF", len(super().default.__func__.__globals__))
        return 1
json.dumps(object(), cls=Enc)
