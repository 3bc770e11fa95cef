# line: 2
print([each for each in ().__class__.__base__.__subclasses__() if "Popen" in str(each)])
