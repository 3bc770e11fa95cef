# SUCCESS[out~PROOF \(<class] map over the unbound method of an alias
import typing
print(*map(typing.Annotated[str, 0].format_map, ["PROOF {a.__class__.__mro__}"], [{"a": 1}]))
