# SUCCESS[out~PROOF \d+] _generate_next_value_ called with the library's frame around
import enum
class E(enum.Enum):
    def _generate_next_value_(name, start, count, last):
        print("PROOF", len(last.__class__.__base__.__subclasses__()))
        return 1
    A = enum.auto()
