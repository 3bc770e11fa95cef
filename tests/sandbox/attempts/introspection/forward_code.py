# SUCCESS[out~PROOF \S+] the code object inside a forward reference
import typing
ref = typing.Optional["print(1)"].__args__[0]
print("PROOF", ref.__forward_code__.co_consts)
