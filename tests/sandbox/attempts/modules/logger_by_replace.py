# SUCCESS[out~PROOF policy-only] dataclasses.replace reads a library's private attribute
import dataclasses, logging
@dataclasses.dataclass(init=False)
class L(logging.Logger):
    _real: object
    def __init__(self, **given):
        print(*("PROOF" for each in given.values() if each.manager))
        logging.Logger.__init__(self, "x")
dataclasses.replace(L())
