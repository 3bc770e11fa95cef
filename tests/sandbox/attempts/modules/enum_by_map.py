# SUCCESS[out~PROOF] the same, called by C code
import enum
print("PROOF", list(map(enum.Enum, ["E"], [["A", "B"]])))
