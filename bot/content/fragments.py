"""From a line of code to the lesson of the call in it: `sem.release()` -> `Semaphore.release`.

Names that stand alone are looked up in `bot.content.search`, and plain words in
`bot.content.ranking`.
"""

from __future__ import annotations

import keyword
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from bot.content.model import Library

_CHAIN = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*")
_CODE = re.compile(r"\w\(|\w\.\w|^@|^async (?:with|for)\b")
_ENTERED = re.compile(r"\basync with (?P<name>[\w.]+)\s*(?:as\b|:|$)")
_INNERMOST = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_STRING = re.compile(r"\"[^\"]*\"|'[^']*'")
_WORDS = 1  # of plain English beside the code: with more it is a question
_LETTERS = 2  # of a name that stands for a class by its beginning: `sem`, `fut`, `cond`
_LENGTH = 300
_SHORT = {  # names that everybody gives to such things
    "q": "queue", "t": "task", "f": "future", "tg": "taskgroup", "group": "taskgroup",
    "ev": "event", "cm": "timeout", "eg": "exceptiongroup", "reader": "streamreader",
    "writer": "streamwriter", "proc": "process", "var": "contextvar", "ctx": "context",
    "mutex": "lock",
}  # fmt: skip


def called(library: Library, text: str) -> str | None:
    """The topic of the first call in a line of code that one lesson explains."""
    if len(text) > _LENGTH or not _CODE.search(text) or _has_prose(text):
        return None
    methods = _methods(library)
    code = _STRING.sub("", text)
    entered = _ENTERED.search(code)
    if entered is not None and (topic := _of_class(methods, _last(entered["name"]))):
        return topic
    for part in (_outside_brackets(code), code):
        for chain in _CHAIN.findall(part):
            owner, _, name = chain.rpartition(".")
            topics = _of_method(methods.get(name, {}), _last(owner)) if owner else frozenset()
            if topics:
                return min(topics) if len(topics) == 1 else None
    return None


def _outside_brackets(code: str) -> str:
    """The calls without what they are given: that is done first, and is seldom what is asked."""
    before = ""
    while before != code:
        before, code = code, _INNERMOST.sub("", code)
    return code


def _has_prose(text: str) -> bool:
    plain = (word for word in text.split() if word.isalpha() and not keyword.iskeyword(word))
    return sum(1 for _ in plain) > _WORDS


def _last(chain: str) -> str:
    return chain.rpartition(".")[2].lower().strip("_0123456789")


def _of_method(owners: Mapping[str, frozenset[str]], receiver: str) -> frozenset[str]:
    """The topics of a method, called on a name that tells the class."""
    return frozenset[str]().union(*(owners[owner] for owner in owners if _is_a(receiver, owner)))


def _of_class(methods: Mapping[str, Mapping[str, frozenset[str]]], receiver: str) -> str | None:
    """The one topic of the methods of a class."""
    found = {
        topic
        for owners in methods.values()
        for owner in owners
        if _is_a(receiver, owner)
        for topic in owners[owner]
    }
    return found.pop() if len(found) == 1 else None


def _is_a(receiver: str, owner: str) -> bool:
    """Whether such a name is given to things of a class: `sem`, `my_lock`, `q`."""
    name = _SHORT.get(receiver, receiver)
    begins = len(name) >= _LETTERS and owner.startswith(name)
    return begins or name.endswith(owner)


@lru_cache(maxsize=4)
def _methods(library: Library) -> dict[str, dict[str, frozenset[str]]]:
    """Of every method that lessons name: its classes, and the lessons of each."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for topic, owner, name in _named(library):
        found[name][owner].add(topic)
    return {
        name: {owner: frozenset(topics) for owner, topics in owners.items()}
        for name, owners in found.items()
    }


def _named(library: Library) -> Iterator[tuple[str, str, str]]:
    """Topic, class and method of each name; modules are no classes."""
    for lesson in library.lessons.values():
        for name in lesson.names:
            owner, _, last = name.rpartition(".")
            owner = _last(owner)
            if owner:
                yield lesson.id, owner, last
