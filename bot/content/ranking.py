"""How well each lesson answers a text in plain words.

Three judges, of which each is right where another errs: the nearest asks, the words that speak for
a lesson (naive Bayes), and BM25 over its fields.

Names, slips of the finger and pasted errors are read in `bot.content.search`.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise

from lunr.builder import Builder
from lunr.index import Index
from lunr.query import Query
from lunr.stemmer import PorterStemmer
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.content.model import Lesson, Library
from bot.content.words import FILLERS, OTHER_TRADES, SYNONYMS

CHARACTERS = 600  # of a longer text: what is asked stands at the beginning
_WORDS = 32
_WORD = re.compile(r"[a-z_][a-z0-9_]*", re.IGNORECASE)
_PAIRS = re.compile(r"\basync\s+(?:with|for|def)\b", re.IGNORECASE)
_MARKS = str.maketrans({"'": None, "\N{RIGHT SINGLE QUOTATION MARK}": None, "*": " star "})
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_SYNONYM = 0.3  # what a synonym counts, of the word itself
_PAIR = 0.7  # the same for two words in a row
_SHORTEST, _LONG = 4, 10  # letters: from here one slip of the finger is forgiven, and two
_SHARES = (0.4, 0.4, 0.2)  # of nearest asks, Bayes, BM25
_PRIOR = 30.0  # words of no lesson in particular that each is taken to have
_ALIKE = 0.6  # a likeness that no stray word disproves
_LEAST, _LEAST_ELSEWHERE, _LEAST_IN_TRADE = 0.3, 0.25, 0.1  # below this it means something else
_KNOWN = 0.85  # of its words, when the likeness is small
_TRADE_WORDS = 2  # longer names hold words of every day
_PROSE = 0.15  # what a word of the pages counts, of one in an ask
_HARDNESS = 2.0  # how many nats count as a clear lead
_NEAREST = 3  # asks of a lesson that count: one alone may be like it by chance
_FIELDS = {"asks": 3, "names": 4, "text": 1}


@dataclass(frozen=True, slots=True)
class Ranked:
    """A lesson, how well it answers beside the best (1), and how like its asks are (0 to 1)."""

    topic: str
    score: float
    likeness: float


@dataclass(frozen=True, slots=True)
class _Phrase:
    topic: str
    weights: Mapping[str, float]  # word or pair -> what it counts
    length: float


@dataclass(frozen=True, slots=True)
class _Lessons:
    """What a text is compared with."""

    index: Index
    phrases: tuple[_Phrase, ...]
    holding: Mapping[str, tuple[int, ...]]  # word or pair -> the phrases that hold it
    rarity: Mapping[str, float]
    counts: Mapping[str, Mapping[str, float]]  # lesson -> word or pair -> how often it has it
    shares: Mapping[str, float]  # word or pair -> its share of all
    trade: frozenset[str]  # words by which lessons are named
    spellings: Mapping[str, Mapping[str, int]]  # first letter -> word -> how often it is written


def rank(library: Library, text: str) -> tuple[Ranked, ...]:
    """The lessons that have something to say to a text, the best first."""
    lessons = _lessons(library)
    asked = _asked(lessons, text[:CHARACTERS])
    likeness = _likeness(lessons, asked)
    if not likeness:
        return ()
    judges = (likeness, _by_words(lessons, asked), _by_field(lessons, asked))
    scores: dict[str, float] = defaultdict(float)
    for share, judge in zip(_SHARES, judges, strict=True):
        most = max(judge.values(), default=0.0)
        for topic, value in judge.items():
            scores[topic] += share * value / most
    best = sorted(scores, key=lambda topic: (-scores[topic], topic))
    return tuple(Ranked(topic, scores[topic], likeness.get(topic, 0.0)) for topic in best)


def is_about_asyncio(library: Library, text: str, likeness: float) -> bool:
    """Whether a text with this likeness to its nearest asks is about what lessons are about.

    Measured on 38 texts that are not and 265 that are: 2 and 2 on the wrong side.
    """
    lessons = _lessons(library)
    spelled = _WORD.sub(lambda word: _spelled(lessons, word[0]), text[:CHARACTERS])
    found = list(words(spelled))
    if likeness < _ALIKE and not OTHER_TRADES.isdisjoint(spelled.lower().split()):
        return False
    known = sum(word in lessons.rarity for word in found) / max(1, len(found))
    least = _LEAST_IN_TRADE if not lessons.trade.isdisjoint(found) else _LEAST_ELSEWHERE
    return likeness >= _LEAST or (known >= _KNOWN and likeness >= least)


# ---- words


def words(text: str) -> Iterator[str]:
    """The words that carry meaning, by their stems; names of code whole and in parts."""
    text = _PAIRS.sub(lambda pair: "_".join(pair[0].lower().split()), text)
    for word in _WORD.findall(text.translate(_MARKS)):
        parts = [part for part in _HUMP.sub("_", word).lower().split("_") if part]
        if len(parts) > 1:
            yield word.lower().strip("_")
        for part in parts:
            if part not in FILLERS:
                yield _stem(part)


@lru_cache(maxsize=8192)
def _stem(word: str) -> str:
    return str(PorterStemmer().stem(word))


def _by_stem() -> dict[str, tuple[str, ...]]:
    meaning: dict[str, list[str]] = defaultdict(list)
    for group in SYNONYMS:
        stems = [_stem(word) for word in group.split()]
        for stem in stems:
            meaning[stem] += [other for other in stems if other != stem]
    return {stem: tuple(dict.fromkeys(others)) for stem, others in meaning.items()}


_SAME = _by_stem()


def _weights(found: Sequence[str]) -> dict[str, float]:
    """Words and pairs of words, and what each counts beside the others."""
    return {
        **{f"{one} {other}": _PAIR for one, other in pairwise(found)},
        **dict.fromkeys(found, 1.0),
    }


def _asked(lessons: _Lessons, text: str) -> dict[str, float]:
    """The words of a text and what each counts: slips put right, synonyms added."""
    spelled = _WORD.sub(lambda word: _spelled(lessons, word[0]), text)
    found = list(dict.fromkeys(words(spelled)))[:_WORDS]
    asked = _weights(found)
    for word in found:
        for other in _SAME.get(word, ()):
            if other in lessons.rarity:
                asked.setdefault(other, _SYNONYM)
    return asked


def _spelled(lessons: _Lessons, word: str) -> str:
    """The known word of which this one is a slip, the commonest of several, or the word itself."""
    typed = word.lower()
    known = lessons.spellings.get(typed[0], {})
    if typed in known or len(typed) < _SHORTEST:
        return word
    slips = 2 if len(typed) >= _LONG else 1
    near = process.extract(typed, known.keys(), scorer=OSA.distance, score_cutoff=slips, limit=9)
    if len(typed) == _SHORTEST:  # another letter makes another word: "rice" is not "race"
        near = [found for found in near if sorted(found[0]) == sorted(typed)]
    return min(near, key=lambda found: (found[1], -known[found[0]]))[0] if near else word


# ---- scores


def _likeness(lessons: _Lessons, asked: Mapping[str, float]) -> dict[str, float]:
    """For each lesson, how like the text its nearest asks are: 1 when they say the same."""
    new = max(lessons.rarity.values(), default=1.0)  # a word that no lesson has
    worth = {word: lessons.rarity.get(word, new) for word in asked if " " not in word}
    worth |= {word: lessons.rarity.get(word, 0.0) for word in asked if " " in word}
    length = math.sqrt(sum((worth[w] * n) ** 2 for w, n in asked.items() if n != _SYNONYM)) or 1
    shared: dict[int, float] = defaultdict(float)
    for word, count in asked.items():
        for at in lessons.holding.get(word, ()):
            shared[at] += count * worth[word] * lessons.phrases[at].weights[word]
    near: dict[str, list[float]] = defaultdict(list)
    for at, value in shared.items():
        phrase = lessons.phrases[at]
        near[phrase.topic].append(min(1.0, value / (length * phrase.length)))
    return {
        topic: max(found) / 2 + sum(sorted(found)[-_NEAREST:]) / _NEAREST / 2
        for topic, found in near.items()
    }


def _by_words(lessons: _Lessons, asked: Mapping[str, float]) -> dict[str, float]:
    """For each lesson, how much its words speak for it beside the best: 1 for that one."""
    known = [(word, count) for word, count in asked.items() if word in lessons.shares]
    told = {}
    for topic, counts in lessons.counts.items():
        size = counts[""] + _PRIOR
        told[topic] = sum(
            count * math.log(counts.get(word, 0.0) / lessons.shares[word] / size + _PRIOR / size)
            for word, count in known
        )
    best = max(told.values(), default=0.0)
    return {topic: math.exp((value - best) / _HARDNESS) for topic, value in told.items()}


def _by_field(lessons: _Lessons, asked: Mapping[str, float]) -> dict[str, float]:
    """For each lesson, BM25 over its fields."""
    query = Query(list(_FIELDS))
    for word, count in asked.items():
        if " " not in word and word in lessons.rarity:
            query.term(word, boost=count, use_pipeline=False)
    if not query.clauses:
        return {}
    return {found["ref"]: found["score"] for found in lessons.index.query(query)}


# ---- what a text is compared with


@lru_cache(maxsize=4)
def _lessons(library: Library) -> _Lessons:
    builder = Builder()
    builder.ref("id")
    for field, boost in _FIELDS.items():
        builder.field(field, boost=boost)
    phrases: list[tuple[str, dict[str, float]]] = []
    counts: dict[str, Counter[str]] = {}
    for lesson in library.lessons.values():
        told = {
            name: [list(words(text)) for text in texts] for name, texts in _told(library, lesson)
        }
        joined = {name: list(chain.from_iterable(texts)) for name, texts in told.items()}
        builder.add({"id": lesson.id} | joined)
        own = [_weights(found) for found in (*told["asks"], *told["names"]) if found]
        phrases += [(lesson.id, weights) for weights in own]
        counts[lesson.id] = _counted(own, chain.from_iterable(told["text"]))
    names = (name for topic in library.lessons for name in library.topics[topic].aliases)
    short = (name for name in names if len(name.split()) <= _TRADE_WORDS)
    trade = frozenset(word for name in short for word in words(name))
    return _collected(builder.build(), phrases, counts, trade, _spellings(library))


def _spellings(library: Library) -> dict[str, Counter[str]]:
    """All words that lessons and people use, by their first letter."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for lesson in library.lessons.values():
        for _, texts in _told(library, lesson):
            for word in _WORD.findall(" ".join(texts).lower()):
                found[word[0]][word] += 1
    for word in (*FILLERS, *" ".join(SYNONYMS).split()):
        found[word[0]][word] += 1
    return found


def _told(library: Library, lesson: Lesson) -> Iterator[tuple[str, Iterable[str]]]:
    """What a lesson has in each field."""
    pages = [page.title for page in lesson.pages]
    yield "asks", lesson.asks
    yield "names", (lesson.title, *library.topics[lesson.id].aliases, *lesson.names, *pages)
    prose = [getattr(block, "text", "") for page in lesson.pages for block in page.blocks]
    causes = [error.cause for error in library.errors if error.topic == lesson.id]
    yield "text", (lesson.short, *lesson.objectives, *prose, *causes)


def _counted(phrases: Iterable[Mapping[str, float]], prose: Iterable[str]) -> Counter[str]:
    """How often a lesson has each word, and under "" how many it has in all."""
    counts: Counter[str] = Counter()
    for weights in phrases:
        for word, weight in weights.items():
            counts[word] += weight  # type: ignore[assignment]  # weights are not whole
    for word in prose:
        counts[word] += _PROSE  # type: ignore[assignment]
    counts[""] = sum(counts.values())
    return counts


def _collected(
    index: Index,
    phrases: Sequence[tuple[str, dict[str, float]]],
    counts: Mapping[str, Counter[str]],
    trade: frozenset[str],
    spellings: Mapping[str, Mapping[str, int]],
) -> _Lessons:
    seen = Counter(word for _, weights in phrases for word in weights)
    rarity = {word: math.log(1 + len(phrases) / count) for word, count in seen.items()}
    made: list[_Phrase] = []
    holding: dict[str, list[int]] = defaultdict(list)
    for topic, found in phrases:
        weights = {word: count * rarity[word] for word, count in found.items()}
        for word in weights:
            holding[word].append(len(made))
        made.append(_Phrase(topic, weights, math.sqrt(sum(w * w for w in weights.values()))))
    together: Counter[str] = Counter()
    for each in counts.values():
        together.update(each)
    size = together.pop("", 1)
    return _Lessons(
        index,
        tuple(made),
        {word: tuple(places) for word, places in holding.items()},
        rarity,
        counts,
        {word: count / size for word, count in together.items()},
        trade,
        spellings,
    )
