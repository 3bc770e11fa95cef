# SUCCESS[err~PROOF <class .object] a format style that walks attributes
import logging

logging.basicConfig(format="PROOF {msg.__class__.__base__}", style="{", force=True)
logging.warning("x")
