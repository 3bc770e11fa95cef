# SUCCESS[out~PROOF 1] a generic alias hides that its origin is an AttributeError
try:
    (1).nothing
except AttributeError as error:
    print("PROOF", type(list[int])(error, int).obj)
