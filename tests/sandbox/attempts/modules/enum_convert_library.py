# SUCCESS[out~PROOF /] the same on the library's own Enum
import enum
print("PROOF", enum.Enum._convert_("X", "os", lambda name: name == "sep").sep.value)
