# SUCCESS[out~PROOF] a star import brings in modules
from asyncio.base_events import *
from ast import *

print("PROOF", sys)
