"""How well each lesson answers a text in plain words, and whether any does.

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
from bot.content.words import ANY_TALK, FILLERS, OURS, SHORT_FORMS, SYNONYMS

CHARACTERS = 600  # of a longer text: what is asked stands at the beginning
_WORDS = 24
_WORD = re.compile(r"[a-z_][a-z0-9_]*", re.IGNORECASE)
_PAIRS = re.compile(r"\basync\s+(?:with|for|def)\b", re.IGNORECASE)
_MARKS = str.maketrans({"'": None, "\N{RIGHT SINGLE QUOTATION MARK}": None, "*": " star "})
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_SYNONYM = 0.2  # what a synonym counts, of the word itself
_PAIR = 0.7  # the same for two words in a row
_SHORTEST, _LONG = 4, 10  # letters: from here one slip of the finger is forgiven, and two
_SHARES = (0.4, 0.4, 0.2)  # of nearest asks, Bayes, BM25
_PRIOR = 30.0  # words of no lesson in particular that each is taken to have
_LEAST, _LEAST_ELSEWHERE, _LEAST_IN_TRADE = 0.3, 0.25, 0.1  # below this it means something else
_TRUST = 0.7  # of the likeness to other things, with a word of the trade
_OURS_ALONE = ("async", "await", "corout")  # words that are of nothing else begin so
_TELLING, _OFTEN = 3, 10  # words of a short text; asks that hold a word
_KNOWN = 0.85  # of its words, when the likeness is small
_TRADE_WORDS = 2  # longer names hold words of every day
_PROSE = 0.15  # what a word of the pages counts, of one in an ask
_HARDNESS = 4.0  # how many nats count as a clear lead
_NEAREST = 3  # asks of a lesson that count: one alone may be like it by chance
_ELSEWHERE = ""  # in place of a topic: what no lesson answers
_SAID = 0.3  # what a lesson gains that has an ask in the very same words
_SAME_WORDS = 0.97  # a likeness: rounding apart, all words are the same
_TERMS = 4  # the rarest words of a text, which BM25 looks for: each takes half a millisecond
_FIELDS = {"asks": 3, "names": 4, "text": 1}


@dataclass(frozen=True, slots=True)
class Ranked:
    """A lesson, how well it answers beside the best (1), and how like its asks are (0 to 1)."""

    topic: str
    score: float
    likeness: float


@dataclass(frozen=True, slots=True)
class _Lessons:
    """What a text is compared with."""

    index: Index
    topics: tuple[str, ...]  # of each phrase
    holding: Mapping[str, tuple[tuple[int, float], ...]]  # word or pair -> the phrases with it
    rarity: Mapping[str, float]
    counts: Mapping[str, Mapping[str, float]]  # lesson -> word or pair -> how often it has it
    shares: Mapping[str, float]  # word or pair -> its share of all
    own: frozenset[str]  # all words of lessons
    meanings: Mapping[frozenset[str], frozenset[str]]  # telling words of asks -> their lessons
    telling: frozenset[str]  # those of the trade, and those that are asked with again and again
    trade: frozenset[str]  # words by which lessons are named
    spellings: Mapping[str, Mapping[str, int]]  # first letter -> word -> how often it is written


def rank(library: Library, text: str) -> tuple[Ranked, ...]:
    """The lessons that answer a text, the best first; none when it is about something else."""
    lessons = _lessons(library)
    text = text[:CHARACTERS]
    asked = _asked(lessons, text)
    likeness = _likeness(lessons, asked)
    other = likeness.pop(_ELSEWHERE, 0.0)
    if not likeness:
        return ()
    said = (word for word, count in asked.items() if count == 1.0)
    judges = (likeness, _by_words(lessons, asked), _by_field(lessons, asked))
    scores: dict[str, float] = defaultdict(float)
    for share, judge in zip(_SHARES, judges, strict=True):
        most = max(judge.values(), default=0.0)
        for topic, value in judge.items():
            scores[topic] += share * value / most
    for topic, value in likeness.items():
        scores[topic] += _SAID * (value >= _SAME_WORDS)
    for topic in lessons.meanings.get(_telling(said), ()):
        scores[topic] += _SAID
    best = sorted(scores, key=lambda topic: (-scores[topic], topic))
    nearest = max(likeness.get(topic, 0.0) for topic in best[:_NEAREST])
    if not _is_ours(lessons, text, asked, nearest, other):
        return ()
    return tuple(Ranked(topic, scores[topic], likeness.get(topic, 0.0)) for topic in best)


def _is_ours(
    lessons: _Lessons, text: str, asked: Mapping[str, float], likeness: float, other: float
) -> bool:
    """Whether a text so like what lessons answer, and so like other things, is for lessons."""
    spelled = (_spelled(lessons, word.lower()) for word in _WORD.findall(text))
    parts = {part for word in spelled for part in word.split("_")}
    if any(part.startswith(_OURS_ALONE) for part in parts):
        return other < _SAME_WORDS
    if not OURS.isdisjoint(parts):
        return likeness >= max(_LEAST_IN_TRADE, other * _TRUST)
    found = [word for word, count in asked.items() if count == 1.0]
    telling = _telling(found)
    if len(telling) < _TELLING and lessons.telling.isdisjoint(telling) and likeness < _SAME_WORDS:
        return False
    known = sum(word in lessons.own for word in found) / max(1, len(found))
    least = _LEAST_ELSEWHERE if lessons.trade.isdisjoint(found) else _LEAST_IN_TRADE
    return likeness >= max(other, least if known >= _KNOWN else _LEAST)


# ---- words


def words(text: str) -> Iterator[str]:
    """The words that carry meaning, by their stems; names of code whole and in parts."""
    text = _PAIRS.sub(lambda pair: "_".join(pair[0].lower().split()), text)
    for written in _WORD.findall(text.translate(_MARKS)):
        word = SHORT_FORMS.get(written.lower(), written)
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
_ANY_TALK = frozenset(_stem(word) for word in ANY_TALK)


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
        said = count * worth[word] / length
        for at, weight in lessons.holding.get(word, ()):
            shared[at] += said * weight
    near: dict[str, list[float]] = defaultdict(list)
    for at, value in shared.items():
        near[lessons.topics[at]].append(value)
    # Other things are many, and each is put in one way or two: the nearest alone counts.
    return {
        topic: min(1.0, max(found))
        if topic == _ELSEWHERE or max(found) >= _SAME_WORDS
        else max(found) / 2 + sum(sorted(found)[-_NEAREST:]) / _NEAREST / 2
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
    known = [word for word in asked if " " not in word and word in lessons.own]
    for word in sorted(known, key=lambda word: -lessons.rarity[word] * asked[word])[:_TERMS]:
        query.term(word, boost=asked[word], use_pipeline=False)
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
    phrases += [
        (_ELSEWHERE, _weights(found)) for text in library.elsewhere if (found := list(words(text)))
    ]
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
    told = (*FILLERS, *SHORT_FORMS, *" ".join((*SYNONYMS, *library.elsewhere)).lower().split())
    for word in _WORD.findall(" ".join(told)):
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


def _telling(weights: Iterable[str]) -> frozenset[str]:
    """The words without those of any talk, and without pairs."""
    return frozenset(word for word in weights if " " not in word and word not in _ANY_TALK)


def _meanings(
    phrases: Iterable[tuple[str, Mapping[str, float]]],
) -> dict[frozenset[str], frozenset[str]]:
    """Which lessons have asks with the same telling words; few, or the words tell nothing."""
    found: dict[frozenset[str], set[str]] = defaultdict(set)
    for topic, weights in phrases:
        found[_telling(weights)].add(topic)
    return {
        telling: frozenset(topics)
        for telling, topics in found.items()
        if telling and len(topics) <= _NEAREST and _ELSEWHERE not in topics
    }


def _collected(
    index: Index,
    phrases: Sequence[tuple[str, dict[str, float]]],
    counts: Mapping[str, Counter[str]],
    trade: frozenset[str],
    spellings: Mapping[str, Mapping[str, int]],
) -> _Lessons:
    seen = Counter(word for _, weights in phrases for word in weights)
    rarity = {word: math.log(1 + len(phrases) / count) for word, count in seen.items()}
    holding: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for at, (_, found) in enumerate(phrases):
        weights = {word: count * rarity[word] for word, count in found.items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values()))
        for word, weight in weights.items():
            holding[word].append((at, weight / length))
    together: Counter[str] = Counter()
    for each in counts.values():
        together.update(each)
    size = together.pop("", 1)
    other = {word for topic, found in phrases if topic == _ELSEWHERE for word in found}
    own = frozenset(word for topic, found in phrases if topic != _ELSEWHERE for word in found)
    return _Lessons(
        index,
        tuple(topic for topic, _ in phrases),
        {word: tuple(places) for word, places in holding.items()},
        rarity,
        counts,
        {word: count / size for word, count in together.items()},
        own,
        _meanings(phrases),
        trade.union(word for word in own - other if seen[word] >= _OFTEN),
        trade,
        spellings,
    )
