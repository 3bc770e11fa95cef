# type: KeyboardInterrupt
raise KeyboardInterrupt
