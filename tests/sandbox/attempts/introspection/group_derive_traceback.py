# SUCCESS[out~PROOF \d+] a derived group keeps tracebacks
try:
    raise ExceptionGroup("g", [ValueError(1)])
except ExceptionGroup as group:
    part = group.split(ValueError)[0]
    print("PROOF", len(getattr(part, "__trace" "back__").tb_frame.f_globals))
