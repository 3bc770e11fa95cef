# stdout: before
print("before")
raise SystemExit(0)
