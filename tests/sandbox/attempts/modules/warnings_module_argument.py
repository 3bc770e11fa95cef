# SUCCESS[out~PROOF] catch_warnings writes to the module it is given
import warnings


class Module:
    filters = []
    showwarning = None
    _showwarnmsg_impl = None

    def _filters_mutated(self):
        print("PROOF")

    _filters_mutated_lock_held = _filters_mutated


with warnings.catch_warnings(module=Module()):
    pass
