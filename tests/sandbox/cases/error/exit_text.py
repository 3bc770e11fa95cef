# type: SystemExit
# stderr: goodbye
raise SystemExit("goodbye")
