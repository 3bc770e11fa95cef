# line: 2
exec(compile("import os", "x", "exec"))
