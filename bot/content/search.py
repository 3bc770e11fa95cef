"""From what a learner types or pastes to a lesson: names, errors, slips of the finger.

Lessons are shown elsewhere (`bot.lessons`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from bot.content.fragments import called
from bot.content.model import ErrorPattern, Library
from bot.content.names import folded, uncalled
from bot.content.pasted import errors_in, last_said
from bot.content.ranking import put_right, rank

NEAREST = 3
SUGGESTIONS = 25  # what Discord's autocomplete takes
NAME_LIMIT = 200  # longer texts are never names
PREFIX_LEAST = 3
_BEGUN = 0.4  # of a name: "print" does not mean `print_call_graph`
_NO_RANK = 9.0
_LIKENESS = 70  # of 100: `fututres` and `futures` have 93
_SHORTEST = 2
_MOST_SLIPS = 2
_SHORT, _MIDDLE = 5, 9  # letters of a name: under the first no slip is forgiven, then one, then two
_CLEAR_LIKENESS = 0.2
_CLEAR_LEAD = 0.2  # of the best score: with less a fifth would be wrong, and people are asked
_MADE = re.compile(r"_|[a-z][A-Z]")  # `set_result`, `TaskGroup`: no word of plain English
_FRONT = frozenset({"run", "wait", "task", "lock", "sleep"})  # of `asyncio.`, where a slip shows
_DUNDER = re.compile(r"__[a-z]+__")
_QUESTION = re.compile(
    r"(?:please\s+)?(?:explain|tell me about|what\s+is|what\s+are|what's|what\s+does|how\s+does"
    r"|how\s+do|how\s+to\s+use|why\s+does|why\s+is)\s+(?:a\s+|an\s+|the\s+)?(?P<name>.+?)"
    r"(?:\s+(?:work|works|mean|do|for|in\s+(?:python|asyncio)))*\s*\??\Z",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Finding:
    """Where a text leads: to `topic`, which has a lesson, or to one of `nearest`.

    With "words" and "error", `nearest` are the lessons that come next; with "near", none is meant.
    """

    topic: str | None
    page: str | None
    nearest: tuple[str, ...]
    how: str  # "id" "alias" "error" "typo" "words" "which" "planned" "near" "none"
    planned: str | None = None  # a topic that is meant but has no lesson yet
    error: ErrorPattern | None = None  # the pattern that matched a pasted error


@dataclass(frozen=True, slots=True)
class _Index:
    """What the names of a library lead to: topic and page."""

    names: Mapping[str, tuple[str, str | None]]  # folded; ids, titles, aliases, page titles
    short_names: tuple[str, ...]  # without page titles: those are too long to be mistyped
    patterns: tuple[tuple[re.Pattern[str], ErrorPattern], ...]
    words: Mapping[str, str]  # a lesson's names in full -> topic
    page_titles: frozenset[str]


def find(library: Library, text: str) -> Finding:
    """The lesson and page that a name, a question or a pasted error leads to."""
    if not text.strip():
        return Finding(None, None, tuple(library.lessons)[:NEAREST], "none")
    index = _index(library)
    name = text.strip() if len(text.strip()) <= NAME_LIMIT else ""
    exact = _exact(library, index, name) if name else None
    if exact is not None and exact.topic is not None:
        return exact
    pasted = _pasted(library, index, text)
    if pasted is not None and (exact is None or pasted.topic or pasted.planned == exact.planned):
        return pasted
    if exact is not None:
        return exact
    found = (_prefixed(library, index, name) or _mistyped(library, index, name)) if name else None
    if found is None and (topic := called(library, text)):
        found = Finding(topic, None, (), "words")
    if found is None:
        found = _put_right(library, index, name) or _meant(library, last_said(text))
    return found or Finding(None, None, _near(library, index, name or text[:NAME_LIMIT]), "near")


def known_error(library: Library, text: str) -> Finding | None:
    """Where the message in an output is explained; quick, for it reads no plain words."""
    return _pasted(library, _index(library), text)


def suggest(library: Library, text: str, limit: int = SUGGESTIONS) -> list[tuple[str, str]]:
    """Topics to complete a half-typed name with, `(id, title)`, the best first."""
    lessons = [(lesson.id, lesson.title) for lesson in library.lessons.values()]
    limit = max(0, min(limit, SUGGESTIONS))
    typed = folded(text[:NAME_LIMIT])
    if not typed:
        return lessons[:limit]
    index = _index(library)
    ranks: dict[str, float] = {}
    for name, topic in index.words.items():
        rank = _rank(typed, folded(name)) + (name in index.page_titles) / 2
        ranks[topic] = min(ranks.get(topic, _NO_RANK), rank)
    best = sorted(lessons, key=lambda lesson: ranks[lesson[0]])
    return [lesson for lesson in best if ranks[lesson[0]] < _NO_RANK][:limit]


def _rank(typed: str, name: str) -> float:
    """How well a name completes what was typed; lower is better."""
    if name == typed:
        return 0
    if name.startswith(typed):
        return 1
    if typed in name:
        return 2
    score = fuzz.ratio(typed, name)
    return 4 - score / 100 if score >= _LIKENESS else _NO_RANK


# ---- the index


@lru_cache(maxsize=4)
def _index(library: Library) -> _Index:
    names: dict[str, tuple[str, str | None]] = {}
    words: dict[str, str] = {}
    page_titles: set[str] = set()
    for topic in library.topics.values():
        for name in (topic.id, topic.title, *topic.aliases):
            names.setdefault(folded(name), (topic.id, None))
            if topic.id in library.lessons:
                words[name] = topic.id
    short_names = tuple(names)
    for name, owner in _own_names(library):
        names.setdefault(folded(name), (owner, None))
    for lesson in library.lessons.values():
        for page in lesson.pages:
            names.setdefault(f"{lesson.id}#{page.id}", (lesson.id, page.id))
            names.setdefault(folded(page.title), (lesson.id, page.id))
            words.setdefault(page.title, lesson.id)
            page_titles.add(page.title)
    patterns = tuple((re.compile(error.pattern, re.MULTILINE), error) for error in library.errors)
    return _Index(names, short_names, patterns, words, frozenset(page_titles))


def _own_names(library: Library) -> Iterator[tuple[str, str]]:
    """Names of the API that one lesson alone explains, in full and by their last part."""
    found: dict[str, set[str]] = defaultdict(set)
    for lesson in library.lessons.values():
        for name in lesson.names:
            last = name.rpartition(".")[2]
            for part in {name, last} if _MADE.search(last) else {name}:
                found[part].add(lesson.id)
    return ((name, min(topics)) for name, topics in found.items() if len(topics) == 1)


# ---- names


def _exact(library: Library, index: _Index, name: str) -> Finding | None:
    lowered = name.casefold()
    if lowered in library.lessons:
        return Finding(lowered, None, (), "id")
    if "#" in lowered and lowered in index.names:
        return Finding(*index.names[lowered], (), "id")
    asked = _QUESTION.match(name)
    special = None if "error" in lowered else _DUNDER.search(name)
    given = (name, uncalled(name), asked["name"] if asked else "", special[0] if special else "")
    for each in given:
        found = index.names.get(folded(each)) if each else None
        if found is not None:
            return _leading(library, *found, how="alias")
    return None


def _leading(library: Library, topic: str, page: str | None, *, how: str) -> Finding:
    """The finding for a topic, whether its lesson is written or planned."""
    if topic in library.lessons:
        return Finding(topic, page, (), how)
    return Finding(None, None, _before(library, topic), "planned", planned=topic)


def _prefixed(library: Library, index: _Index, name: str) -> Finding | None:
    """The one topic that every name with this beginning leads to, or the one with a lesson."""
    typed = folded(uncalled(name))
    if len(typed) < PREFIX_LEAST or len(name.split()) > 1:  # "stop it" begins no StopIteration
        return None
    begun = [each for each in index.short_names if each.startswith(typed)]
    topics = {index.names[each][0] for each in begun if len(typed) >= _BEGUN * len(each)}
    written = topics & library.lessons.keys()
    one = written if len(written) == 1 else topics
    return _leading(library, one.pop(), None, how="alias") if len(one) == 1 else None


def _mistyped(library: Library, index: _Index, name: str) -> Finding | None:
    """The name that differs in a slip or two."""
    if "(" in name and not name.endswith(")"):  # a line of code, of which brackets are a part
        return None
    typed = folded(uncalled(name))
    is_ours = name.casefold().startswith("asyncio.")
    best: tuple[float, bool, str] | None = None
    for each in index.short_names:
        if abs(len(typed) - len(each)) > _MOST_SLIPS:
            continue
        slips = max(_slips(typed, each), is_ours and each in _FRONT)
        distance = OSA.distance(typed, each, score_cutoff=slips)
        is_other_word = typed[:1] != each[:1] and len(each) < _MIDDLE  # "clock" is not "lock"
        if distance > slips or is_other_word:
            continue
        rank = (distance / len(each), index.names[each][0] not in library.lessons, each)
        best = rank if best is None else min(best, rank)
    return None if best is None else _leading(library, *index.names[best[2]], how="typo")


def _put_right(library: Library, index: _Index, name: str) -> Finding | None:
    """The name, or the message, that a short text is with the slips in it put right."""
    right = put_right(library, name)
    if right == name:
        return None
    exact = _exact(library, index, right)
    found = exact if exact and exact.topic else _pasted(library, index, right)
    return replace(found, how="typo") if found and found.topic and not found.error else found


def _slips(typed: str, name: str) -> int:
    """How many slips a name forgives: in a short one, every letter tells it from another word."""
    if len(name) < _SHORT:
        return int(sorted(typed) == sorted(name) and len(name) > _SHORTEST)  # two letters swapped
    return 1 if len(name) < _MIDDLE else _MOST_SLIPS


# ---- pasted errors


def _pasted(library: Library, index: _Index, text: str) -> Finding | None:
    """What the text says that is most telling: of several lines the first kind that matches."""
    errors = errors_in(index.patterns, text)
    if not errors:
        return None
    first, *others = errors
    finding = _error_finding(library, first)
    near = [error.topic for error in others if error.topic in library.lessons][: NEAREST - 1]
    return replace(finding, nearest=tuple(near)) if finding.topic else finding


def _error_finding(library: Library, error: ErrorPattern) -> Finding:
    lesson = library.lessons.get(error.topic)
    if lesson is not None:
        page = error.page if lesson.page(error.page) else None
        return Finding(lesson.id, page, (), "error", error=error)
    topic, _, page_id = error.see.partition("#")
    if topic in library.lessons:
        return Finding(topic, page_id or None, (), "error", error=error)
    nearest = _before(library, error.topic)
    return Finding(None, None, nearest, "planned", planned=error.topic, error=error)


# ---- plain words


def _meant(library: Library, text: str) -> Finding | None:
    """The lesson that answers best, with the next ones; several when none is clearly the best."""
    ranked = rank(library, text)
    if not ranked:
        return None
    nearest = _with_kin(library, [each.topic for each in ranked])
    own = {ranked[0].topic, *_kin(library, ranked[0].topic)}  # a reply with one offers another
    lead = ranked[0].score - max(
        (each.score for each in ranked if each.topic not in own), default=0
    )
    if lead < _CLEAR_LEAD or ranked[0].likeness < _CLEAR_LIKENESS:
        return Finding(None, None, nearest, "which")
    return Finding(nearest[0], None, nearest[1:], "words")


def _kin(library: Library, topic: str) -> set[str]:
    """The topics that learners mix up with this one, and itself; none for most."""
    return {kin for family in library.families if topic in family for kin in family}


def _with_kin(library: Library, topics: Sequence[str]) -> tuple[str, ...]:
    """The first three, one of them from the family of the first: learners mix those up."""
    first, *others = topics
    kin = _kin(library, first)
    if not kin.isdisjoint(others[: NEAREST - 1]):
        return tuple(topics[:NEAREST])
    mate = next((topic for topic in others if topic in kin), None)
    return tuple(dict.fromkeys((first, *others[: NEAREST - 1 - bool(mate)], mate or first)))


# ---- the nearest lessons


def _before(library: Library, topic: str) -> tuple[str, ...]:
    """The lessons closest to a planned topic: what it needs, its track, then the rest."""
    track = library.topics[topic].track if topic in library.topics else ""
    needs = [need for need in _needs(library, topic) if need in library.lessons]
    same = [lesson.id for lesson in library.lessons.values() if lesson.track == track]
    return tuple(dict.fromkeys((*needs, *same, *library.lessons)))[:NEAREST]


def _needs(library: Library, topic: str) -> list[str]:
    """All that a topic needs, the closest first."""
    seen = [topic]
    for each in seen:
        known = library.topics.get(each)
        seen += [need for need in (known.needs if known else ()) if need not in seen]
    return seen[1:]


def _near(library: Library, index: _Index, text: str) -> tuple[str, ...]:
    """The lessons whose names look most like the text."""
    matches = process.extract(text.casefold(), list(index.words), scorer=fuzz.WRatio, limit=20)
    found = [index.words[name] for name, *_ in matches]
    return tuple(dict.fromkeys((*found, *library.lessons)))[:NEAREST]
