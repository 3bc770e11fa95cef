"""The words of a text: what carries meaning, by stems, and slips of the finger put right.

Which lesson the words speak for is told in `bot.content.ranking`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA
from Stemmer import Stemmer

from bot.content.words import FILLERS, SHORT_FORMS

_WORD = re.compile(r"[a-z_][a-z0-9_]*", re.IGNORECASE)
_PAIRS = re.compile(r"\basync\s+(?:with|for|def)\b", re.IGNORECASE)
_MARKS = str.maketrans({"'": None, "\N{RIGHT SINGLE QUOTATION MARK}": None, "*": " star "})
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_TIME = re.compile(r"\b\d+\s*(?:ms|s|secs?)\b", re.IGNORECASE)
_SHORTEST, _LONG = 3, 10  # letters: from which a slip is seen, and from which two are

Spellings = Mapping[str, Mapping[str, int]]  # first letter -> word -> how often it is written


def written(text: str) -> list[str]:
    """All words as they are written, in lower case; "10s" is some seconds."""
    return _WORD.findall(_TIME.sub(" seconds ", text).lower())


def words(text: str) -> Iterator[str]:
    """The words that carry meaning, by their stems; names of code whole and in parts."""
    text = _PAIRS.sub(lambda pair: "_".join(pair[0].lower().split()), text)
    for word in _WORD.findall(_TIME.sub(" seconds ", text).translate(_MARKS)):
        yield from _carried(word)


@lru_cache(maxsize=32_768)
def _carried(word: str) -> tuple[str, ...]:
    """What one word carries: several parts, or nothing."""
    word = SHORT_FORMS.get(word.lower(), word)
    parts = [part for part in _HUMP.sub("_", word).lower().split("_") if part]
    whole = [word.lower().strip("_")] if len(parts) > 1 else []
    return (*whole, *(stem(part) for part in parts if part not in FILLERS))


def features(text: str) -> list[str]:
    """Every word, every two in a row, and each stem: what a text is told apart by."""
    found = written(text.translate(_MARKS))
    pairs = [f"{one} {other}" for one, other in pairwise(found)]
    return list(dict.fromkeys([*found, *pairs, *map(_marked, found)]))


_STEMMER = Stemmer("english")


@lru_cache(maxsize=32_768)
def stem(word: str) -> str:
    """What a word has in common with its other forms."""
    return str(_STEMMER.stemWord(word))


@lru_cache(maxsize=32_768)
def _marked(word: str) -> str:
    return f"~{stem(word)}"


def spellings(texts: Iterable[str]) -> Spellings:
    """All words of some texts, and how often each is written."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for word in _WORD.findall(text.lower()):
            found[word[0]][word] += 1
    return found


def corrected(known: Spellings, text: str) -> str:
    """The text with the slips in it put right."""
    return _WORD.sub(lambda word: spelled(known, word[0]), text)


def spelled(known: Spellings, word: str) -> str:
    """The known word of which this one is a slip, the commonest of several, or the word itself."""
    typed = word.lower()
    others = known.get(typed[0], {})
    if typed in others or len(typed) < _SHORTEST:
        return word
    slips = 2 if len(typed) >= _LONG else 1
    near = process.extract(typed, others.keys(), scorer=OSA.distance, score_cutoff=slips, limit=9)
    if len(typed) == _SHORTEST:  # another letter makes another word: "tho" is not "the"
        near = [found for found in near if sorted(found[0]) == sorted(typed)]
    return min(near, key=lambda found: (found[1], -others[found[0]]))[0] if near else word
