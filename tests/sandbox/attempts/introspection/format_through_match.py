# SUCCESS[out~PROOF \(<class] a class pattern binds str.format
match "PROOF {0.__class__.__mro__}":
    case str(format=found): print(found(1))
