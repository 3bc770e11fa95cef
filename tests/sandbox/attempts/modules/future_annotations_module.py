# SUCCESS[out~PROOF] names of __future__
import __future__

print("PROOF", __future__.annotations.compiler_flag)
