# stdout: héllo → 🐍 \udc80
print("héllo → 🐍", "\udc80")
