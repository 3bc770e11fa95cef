# SUCCESS[out~Zen of Python since-3.12] traceback imports the module that a forged ImportError names
import traceback

traceback.format_exception(ImportError("m", name="this", name_from="x"))
