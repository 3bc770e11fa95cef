# SUCCESS[out~PROOF] TypedDict called makes a class by its metaclass
import typing
D = typing.TypedDict("D", {"x": int})
print("PROOF", D.__class__.__mro__)
