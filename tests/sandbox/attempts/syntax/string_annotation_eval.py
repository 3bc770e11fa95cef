# SUCCESS[out~PROOF] a string annotation that library code evaluates
import typing
def f(x: "print('PROOF')"): pass
typing.get_type_hints(f)
