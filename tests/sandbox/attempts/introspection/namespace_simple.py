# SUCCESS[out~PROOF \S+] SimpleNamespace holds special names
import types
n = types.SimpleNamespace(**{"__class__": 1, "__globals__": 2})
print("PROOF", n.__globals__)
