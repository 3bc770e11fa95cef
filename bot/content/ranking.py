"""How well each lesson answers a text in plain words, and whether any does.

Three judges, of which each is right where another errs: a linear classifier of all asks, the asks
that are nearest, and the words that speak for a lesson (naive Bayes).

Names, slips of the finger and pasted errors are read in `bot.content.search`.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import math
import sys
import threading
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

import numpy as np
import Stemmer
from numpy.typing import NDArray

from bot.content.classifier import Classifier
from bot.content.kept import keep, recalled
from bot.content.model import Lesson, Library
from bot.content.postings import Floats, Postings
from bot.content.spelling import (
    Spellings,
    corrected,
    features,
    spellings,
    stem,
    words,
    written,
)
from bot.content.words import FILLERS, OURS, SHORT_FORMS, SYNONYMS

CHARACTERS = 600  # of a longer text: what is asked stands at the beginning
_WORDS = 24
_SYNONYM = 0.2  # what a synonym counts, of the word itself
_PAIR = 0.7  # the same for two words in a row
_SHARE = 0.3  # what the best lesson gains from nearest asks, and from Bayes; margins are about 1
_PRIOR = 30.0  # words of no lesson in particular that each is taken to have
_LEAD, _TRADE_LEAD = -0.3, 0.3  # of other things, from which on a text is about them
_OURS_ALONE = ("async", "await", "corout")  # words that are of nothing else begin so
_PROSE = 0.15  # what a word of the pages counts, of one in an ask
_HARDNESS = 4.0  # how many nats count as a clear lead
_NEAREST = 3  # asks of a lesson that count: one alone may be like it by chance
_SAID = 0.5  # what a lesson gains that has an ask in the very same words
_SAME_WORDS = 0.97  # a likeness: rounding apart, all words are the same

_ONE = threading.Lock()  # many may ask at once before anything is there to compare with


@dataclass(frozen=True, slots=True)
class Ranked:
    """A lesson, how far it is from the others (about 1.5 at most), how like its asks are (to 1)."""

    topic: str
    score: float
    likeness: float


@dataclass(frozen=True, slots=True)
class _Lessons:
    """What a text is compared with."""

    topics: tuple[str, ...]
    classifier: Classifier  # the topics, and after them what no lesson answers
    phrases: Postings  # asks and names, topic after topic
    starts: tuple[int, ...]  # the first phrase of each topic, and the end
    rarity: Mapping[str, float]  # of words and pairs in phrases
    rarest: float  # what a word counts that no lesson has
    speaking: Postings  # a row for each topic: what a word says for it
    silence: Floats  # for each topic: what a word says that it does not have
    spellings: Spellings


def rank(library: Library, text: str) -> tuple[Ranked, ...]:
    """The lessons that answer a text, the best first; none when it is about something else."""
    lessons = _compared(library)
    right = corrected(lessons.spellings, text[:CHARACTERS])
    asked = _asked(lessons, right)
    likeness = _likeness(lessons, asked)
    if not likeness.any():
        return ()
    *margins, other = lessons.classifier.margins(features(right)).tolist()
    if _is_elsewhere(right, max(margins), other):
        return ()
    scores = np.array(margins) + _SHARE * (likeness / likeness.max() + _by_words(lessons, asked))
    scores += _SAID * (likeness >= _SAME_WORDS)
    best = np.argsort(-scores, kind="stable")
    return tuple(Ranked(lessons.topics[at], float(scores[at]), float(likeness[at])) for at in best)


def _is_elsewhere(text: str, best: float, other: float) -> bool:
    """Whether a text is of other things rather than of a lesson; a word of the trade says not."""
    parts = {part for word in written(text) for part in word.split("_")}
    is_trade = not OURS.isdisjoint(parts) or any(part.startswith(_OURS_ALONE) for part in parts)
    return other - best > (_TRADE_LEAD if is_trade else _LEAD)


# ---- words


def _by_stem() -> dict[str, tuple[str, ...]]:
    meaning: dict[str, list[str]] = defaultdict(list)
    for group in SYNONYMS:
        stems = [stem(word) for word in group.split()]
        for each in stems:
            meaning[each] += [other for other in stems if other != each]
    return {each: tuple(dict.fromkeys(others)) for each, others in meaning.items()}


_SAME = _by_stem()


def _pairs(found: Sequence[str]) -> Iterator[str]:
    return (f"{one} {other}" for one, other in pairwise(found))


def _weights(found: Sequence[str]) -> dict[str, float]:
    """Words and pairs of words, and what each counts beside the others."""
    return {
        **dict.fromkeys(_pairs(found), _PAIR),
        **dict.fromkeys(found, 1.0),
    }


def _asked(lessons: _Lessons, text: str) -> dict[str, float]:
    """The words of a text and what each counts, synonyms added."""
    found = list(dict.fromkeys(words(text)))[:_WORDS]
    asked = _weights(found)
    for word in found:
        for other in _SAME.get(word, ()):
            if other in lessons.rarity:
                asked.setdefault(other, _SYNONYM)
    return asked


# ---- judges


def _likeness(lessons: _Lessons, asked: Mapping[str, float]) -> Floats:
    """How like the text the nearest asks of each lesson are: 1 is the same words."""
    new = lessons.rarest
    worth = {word: lessons.rarity.get(word, 0.0 if " " in word else new) for word in asked}
    said = {word: count * worth[word] for word, count in asked.items()}
    length = math.sqrt(sum(said[word] ** 2 for word, n in asked.items() if n != _SYNONYM)) or 1
    shared = lessons.phrases.dot((word, value / length) for word, value in said.items())
    return np.array([_near(shared[start:end]) for start, end in pairwise(lessons.starts)])


def _near(likenesses: Floats) -> float:
    """How like the asks of one lesson are: half the nearest, half the mean of the nearest."""
    best = np.sort(likenesses)[-_NEAREST:]
    if not best.size or best[-1] >= _SAME_WORDS:
        return float(best.max(initial=0.0))
    return float(best[-1] / 2 + best.sum() / _NEAREST / 2)


def _by_words(lessons: _Lessons, asked: Mapping[str, float]) -> Floats:
    """How much a text's words speak for each lesson beside the best: 1 for that one."""
    known = [(word, count) for word, count in asked.items() if word in lessons.speaking.columns]
    told = lessons.speaking.dot(known) + lessons.silence * sum(count for _, count in known)
    return np.asarray(np.exp((told - told.max()) / _HARDNESS), np.float32)


# ---- what a text is compared with


def prepare(library: Library) -> None:
    """Do beforehand what the first question in plain words would wait for.

    Four to seven seconds at the first start; a tenth of one when an earlier start has kept it.
    """
    _compared(library)


def put_right(library: Library, text: str) -> str:
    """A text with the slips of the finger in it put right."""
    return corrected(_compared(library).spellings, text)


def _compared(library: Library) -> _Lessons:
    with _ONE:
        return _lessons(library)


@lru_cache(maxsize=4)
def _lessons(library: Library) -> _Lessons:
    """What was learned at an earlier start, or is learned now."""
    told = [dict(_told(library, lesson)) for lesson in library.lessons.values()]
    name = f"search-{_digest(library, told)}"
    found = recalled(name)
    if found is not None:
        with contextlib.suppress(KeyError, ValueError):  # somebody else's, then
            return _unpacked(library, found)
    made = _learned(library, told)
    keep(name, _packed(made))
    return made


def _digest(library: Library, told: Sequence[Mapping[str, tuple[str, ...]]]) -> str:
    """All that what is learned depends on: the texts, and our code."""
    digest = hashlib.sha256(json.dumps([told, library.elsewhere]).encode())
    for part in ("ranking", "classifier", "postings", "spelling", "words"):
        digest.update(Path(__file__).with_name(f"{part}.py").read_bytes())
    digest.update(f"{np.__version__} {Stemmer.version()} {sys.byteorder}".encode())
    return digest.hexdigest()[:16]


def _learned(library: Library, told: Sequence[Mapping[str, tuple[str, ...]]]) -> _Lessons:
    texts = [[*each["asks"], *each["names"]] for each in told] + [list(library.elsewhere)]
    said = [[tuple(words(text)) for text in each] for each in texts[:-1]]
    pairs = Counter(chain.from_iterable(set(_pairs(found)) for each in said for found in each))
    once = {pair for pair, count in pairs.items() if count == 1}  # they only take memory
    phrases = Postings.of(_without(once, _weights(found)) for each in said for found in each)
    prose = (chain.from_iterable(words(text) for text in each["text"]) for each in told)
    speaking, silence = _speaking([_counted(once, *each) for each in zip(said, prose, strict=True)])
    return _Lessons(
        topics=tuple(library.lessons),
        classifier=_classifier(texts),
        phrases=phrases.levelled(),
        starts=tuple(np.cumsum([0, *map(len, said)]).tolist()),
        speaking=speaking,
        silence=silence,
        spellings=_spellings(library, told),
        **_rarity(phrases),
    )


def _rarity(phrases: Postings) -> dict[str, Any]:
    rarity = phrases.rarity()
    by_word = dict(zip(phrases.columns, rarity.tolist(), strict=True))
    return {"rarity": by_word, "rarest": float(rarity.max(initial=1.0))}


def _packed(lessons: _Lessons) -> dict[str, NDArray[Any]]:
    """What cannot be made again in an instant, as arrays."""
    known = [word for each in lessons.spellings.values() for word in each]
    counts = [count for each in lessons.spellings.values() for count in each.values()]
    packed: dict[str, NDArray[Any]] = {
        "features": _as_bytes(lessons.classifier.columns),
        "feature_rarity": lessons.classifier.rarity,
        "feature_weights": lessons.classifier.weights,
        "starts": np.array(lessons.starts),
        "silence": lessons.silence,
        "spellings": _as_bytes(known),
        "spelling_counts": np.array(counts, np.int64),
    }
    for name, index in (("phrases", lessons.phrases), ("speaking", lessons.speaking)):
        packed[name] = _as_bytes(index.columns)
        packed[f"{name}_starts"], packed[f"{name}_rows"] = index.starts, index.rows
        packed[f"{name}_weights"], packed[f"{name}_size"] = index.weights, np.array(index.size)
    return packed


def _unpacked(library: Library, packed: Mapping[str, NDArray[Any]]) -> _Lessons:
    phrases, speaking = (
        Postings(
            _columns(packed[name]),
            packed[f"{name}_starts"],
            packed[f"{name}_rows"],
            packed[f"{name}_weights"],
            int(packed[f"{name}_size"]),
        )
        for name in ("phrases", "speaking")
    )
    known: dict[str, dict[str, int]] = defaultdict(dict)
    counts = packed["spelling_counts"].tolist()
    for word, count in zip(_words(packed["spellings"]), counts, strict=True):
        known[word[0]][word] = count
    return _Lessons(
        topics=tuple(library.lessons),
        classifier=Classifier(
            _columns(packed["features"]), packed["feature_rarity"], packed["feature_weights"]
        ),
        phrases=phrases,
        starts=tuple(packed["starts"].tolist()),
        speaking=speaking,
        silence=packed["silence"],
        spellings=dict(known),
        **_rarity(phrases),
    )


def _as_bytes(words: Iterable[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(words).encode(), np.uint8)


def _words(packed: NDArray[Any]) -> list[str]:
    return packed.tobytes().decode().split("\n")


def _columns(packed: NDArray[Any]) -> dict[str, int]:
    return {word: at for at, word in enumerate(_words(packed))}


def _told(library: Library, lesson: Lesson) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What a lesson has in each field."""
    pages = [page.title for page in lesson.pages]
    yield "asks", tuple(lesson.asks)
    yield "names", (lesson.title, *library.topics[lesson.id].aliases, *lesson.names, *pages)
    prose = [getattr(block, "text", "") for page in lesson.pages for block in page.blocks]
    causes = [error.cause for error in library.errors if error.topic == lesson.id]
    yield "text", (lesson.short, *lesson.objectives, *prose, *causes)


def _classifier(texts: Sequence[Sequence[str]]) -> Classifier:
    examples = (features(text) for each in texts for text in each)
    return Classifier.of(examples, [at for at, each in enumerate(texts) for _ in each], len(texts))


def _without(once: Set[str], weights: Mapping[str, float]) -> dict[str, float]:
    return {word: weight for word, weight in weights.items() if word not in once}


def _counted(
    once: Set[str], phrases: Iterable[Sequence[str]], prose: Iterable[str]
) -> dict[str, float]:
    """How often a lesson has each word and each pair, but for those that come once in all."""
    counts: dict[str, float] = defaultdict(float)
    for found in phrases:
        for word, weight in _without(once, _weights(found)).items():
            counts[word] += weight
    for word in prose:
        counts[word] += _PROSE
    return counts


def _speaking(counts: Sequence[Mapping[str, float]]) -> tuple[Postings, Floats]:
    """What each word says for each lesson, in nats: beyond, and without, that it is there."""
    together: dict[str, float] = defaultdict(float)
    for each in counts:
        for word, count in each.items():
            together[word] += count
    size = sum(together.values())
    rows = [
        {word: math.log1p(n * size / together[word] / _PRIOR) for word, n in each.items()}
        for each in counts
    ]
    silence = [math.log(_PRIOR / (sum(each.values()) + _PRIOR)) for each in counts]
    return Postings.of(rows), np.array(silence, np.float32)


def _spellings(library: Library, told: Iterable[Mapping[str, tuple[str, ...]]]) -> Spellings:
    """All words that lessons and people use."""
    return spellings(
        chain(
            (text for each in told for texts in each.values() for text in texts),
            (*FILLERS, *SHORT_FORMS, *SYNONYMS, *library.elsewhere),
        )
    )
