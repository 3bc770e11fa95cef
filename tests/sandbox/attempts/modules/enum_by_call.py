# SUCCESS[out~PROOF] an Enum by call can hold any special name
import enum
E = enum.Enum("E", {"A": 1, "__match_args__": ("gi_frame",)})
print("PROOF", E)
