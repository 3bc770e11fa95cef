# limits: wall_s=1.5 cpu_s=1
import re

re.match(r"(a+)+$", "a" * 40 + "b")
