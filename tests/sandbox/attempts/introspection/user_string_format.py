# SUCCESS[out~PROOF <] UserString.format
import collections
print(collections.UserString("PROOF {0.__class__.__base__}").format(1))
