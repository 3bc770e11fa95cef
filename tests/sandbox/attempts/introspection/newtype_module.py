# SUCCESS[out~PROOF \S+] NewType's class and its supertype
import typing
U = typing.NewType("U", int)
print("PROOF", U.__supertype__.__subclasses__())
