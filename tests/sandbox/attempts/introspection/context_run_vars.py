# SUCCESS[out~PROOF \d+] decimal's context variable seen in copy_context
import contextvars, decimal
decimal.getcontext()
for var, value in contextvars.copy_context().items():
    print("PROOF", len(type(value).__mro__))
