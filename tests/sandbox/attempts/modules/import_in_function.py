# SUCCESS[out~PROOF] an import that is hidden in a method
class A:
    def go(self):
        import os

        return os.getcwd()


print("PROOF", A().go())
