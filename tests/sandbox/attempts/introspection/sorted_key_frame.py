# SUCCESS[out~PROOF \S+] max's default and key on closed objects
import asyncio
print("PROOF", max([asyncio], key=lambda m: m.__dict__))
