# SUCCESS[out~PROOF \S+] the handler that a runner installs
import asyncio
print("PROOF", asyncio.Runner._on_sigint.__globals__)
