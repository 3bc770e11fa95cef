# SUCCESS[out~PROOF \S+] the dict of an exception
try: 1/0
except Exception as e: print("PROOF", e.__dict__, vars(e))
