# type: SystemExit
# message: 3
raise SystemExit(3)
