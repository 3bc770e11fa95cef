# SUCCESS[out~PROOF] import subprocess
import subprocess

print("PROOF", subprocess.__name__)
