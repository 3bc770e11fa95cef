# only: kernel
# reason: reports its end
import json
import os
import struct

body = json.dumps({"verdict": "ok", "error": None, "refusals": [], "virtual_s": 1e400}).encode()
os.write(3, struct.pack(">I", len(body)) + body)
os._exit(0)
