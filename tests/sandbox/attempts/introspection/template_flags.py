# SUCCESS[out~PROOF \S+] a Template as a format string
import string
t = string.Template("$x")
print("PROOF", t.template.format.__self__, "{0.__class__.__base__}".format(t))
