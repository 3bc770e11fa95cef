# SUCCESS[out~<class '(type|code|frame|module)'> policy-only] a forged hash meets what library code has cached in typing
import typing

seen = []


class Same:
    def __init__(self, number):
        self.number = number

    def __hash__(self):
        return self.number

    def __eq__(self, other):
        seen.append(other)
        return False

    def __call__(self):
        pass


for kind in (int, str, type, object, typing.Any, type(None), dict, list, BaseException):
    for form in (typing.Optional, typing.List, typing.Type, typing.Union, typing.Iterable):
        form[Same(hash(kind))]
print(*(each for each in seen if isinstance(each, type)))
