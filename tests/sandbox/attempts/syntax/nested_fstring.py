# SUCCESS[out~PROOF <class .object] a walk inside the format spec of an f-string
print(f"PROOF {'':{str(().__class__.__base__)[:0]}}{().__class__.__base__}")
