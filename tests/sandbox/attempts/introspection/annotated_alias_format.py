# SUCCESS[out~PROOF \(<class] typing.Annotated passes str.format on, unguarded
import typing
print(typing.Annotated[str, 1].format("PROOF {0.__class__.__mro__}", 1))
