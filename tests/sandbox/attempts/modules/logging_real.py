# SUCCESS[out~PROOF] the real logger behind the stand-in
import logging


class L(logging.Logger):
    def peek(self):
        return self.manager


print("PROOF", L("x").peek())
