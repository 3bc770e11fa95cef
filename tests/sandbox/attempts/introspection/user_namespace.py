# SUCCESS[out~PROOF \S+] globals() holds the guards
print(*("PROOF " + name for name in globals() if "$" in name or "builtins" in name))
