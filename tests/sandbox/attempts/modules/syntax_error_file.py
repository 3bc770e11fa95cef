# SUCCESS[err~{SECRET}] a SyntaxError that claims a line of a file
import traceback

traceback.print_exception(SyntaxError("m", ("{PATH}", 1, 1, open("{PATH}").readline())))
