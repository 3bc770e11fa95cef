# SUCCESS[out~PROOF] evaluated forward references
import typing
class A:
    x: "print('PROOF')"
typing.get_type_hints(A)
