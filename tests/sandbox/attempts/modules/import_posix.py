# SUCCESS[out~PROOF] import posix
import posix

print("PROOF", posix.__name__)
