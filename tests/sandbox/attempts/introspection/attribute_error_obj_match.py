# SUCCESS[out~PROOF \S+] AttributeError.obj by a class pattern
try:
    (1).x
except AttributeError as error:
    match error:
        case AttributeError(obj=found): print("PROOF", found)
