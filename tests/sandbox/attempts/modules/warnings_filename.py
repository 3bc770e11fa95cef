# SUCCESS[err~{SECRET}] warn_explicit shows the line of any file
import warnings

warnings.warn_explicit("m", UserWarning, "{PATH}", 1)
