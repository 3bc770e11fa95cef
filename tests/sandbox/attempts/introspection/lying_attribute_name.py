# SUCCESS[out~PROOF] an attribute name that is another to each reader
class Name(str):
    def __eq__(self, other):
        return str.__eq__(self, other)

    def __hash__(self):
        return str.__hash__(self)

    def startswith(self, *a):
        return False

    def __contains__(self, other):
        return False


print("PROOF", getattr(object, Name("__subclasses__"))())
