# SUCCESS[out~PROOF 5] ... of a queue
import asyncio
import json
class J(json.JSONEncoder): pass
q = asyncio.Queue()
J.__init__(q, default=5)
print("PROOF", q.default)
