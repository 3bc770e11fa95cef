"""What a pack of the house must hold: how much of everything, and no gap in it.

How texts are written is judged in `bot.content.house`, what they claim in `bot.content.claims`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from bot.content.balance import NAMED, habits
from bot.content.model import Fault, Kind, Lesson, Library, Question, Topic
from bot.content.parts import Lines, Part, wrong_answers

TOPICS, QUESTIONS, CHALLENGES, ERRORS = 50, 300, 30, 80
PER_KIND = 12
PER_TOPIC, KINDS_PER_TOPIC = 6, 4
ASKS = 8  # of a lesson: the ways a learner would put it
PROBES, PROBED_TOPICS = 3, 2  # of a misconception
LEVELS = (1, 2, 3)
NORUN = 5  # examples of the whole pack that are never run


def cover_faults(part: Part, library: Library, lines: Lines) -> Iterator[Fault]:
    """What a pack lacks, each where it is to be added."""
    whole = part.file("pack.toml")
    yield from (Fault(whole, 1, what) for what in _amounts(part))
    yield from (Fault(whole, 1, what) for what in _challenges(part, library))
    yield from (Fault(whole, 1, what) for what in habits(part.questions))
    yield from (Fault(whole, 1, what) for what in _named(part))
    for topic in part.topics:
        line = lines.find(whole, f'id = "{topic.id.rpartition(".")[2]}"')
        yield from (Fault(whole, line, f"{topic.id}: {what}") for what in _of_topic(part, topic))
    for lesson in part.lessons:
        yield from _of_lesson(part, lesson, lines)
    yield from _probes(part, library, lines)
    yield from _doubles(part)


# ---- amounts


def _amounts(part: Part) -> Iterator[str]:
    enough = {
        "topics": (len(part.topics), TOPICS),
        "questions": (len(part.questions), QUESTIONS),
        "challenges": (len(part.challenges), CHALLENGES),
        "errors": (len(part.errors), ERRORS),
    }
    for what, (count, least) in enough.items():
        if count < least:
            yield f"{count} {what}, at least {least}"
    kinds = Counter(question.kind for question in part.questions)
    for kind in Kind:
        if kinds[kind] < PER_KIND:
            yield f"{kinds[kind]} questions of the kind {kind.value!r}, at least {PER_KIND}"
    examples = [page.example for lesson in part.lessons for page in lesson.pages]
    unrun = sum(bool(example and example.norun) for example in examples)
    if unrun > NORUN:
        yield f"{unrun} examples are never run (norun), at most {NORUN}"


def _challenges(part: Part, library: Library) -> Iterator[str]:
    """Challenges stand in every track and on every level."""
    if not part.challenges:
        return
    topics = [library.topics.get(challenge.topic) for challenge in part.challenges]
    have = {topic.track for topic in topics if topic}
    for track in dict.fromkeys(topic.track for topic in part.topics):
        if track not in have:
            yield f"no challenge in the track {track!r}"
    for level in LEVELS:
        if level not in {challenge.level for challenge in part.challenges}:
            yield f"no challenge of level {level}"


def _named(part: Part) -> Iterator[str]:
    wrong = [each for question in part.questions for each in wrong_answers(question)]
    named = sum(bool(each.myth) for each in wrong)
    if named < NAMED * len(wrong):
        yield f"{named} of {len(wrong)} wrong answers name a misconception, at least {NAMED:.0%}"


# ---- one topic


def _of_topic(part: Part, topic: Topic) -> Iterator[str]:
    if topic.is_planned:
        yield "the topic has no lesson"
    asked = [question for question in part.questions if question.topic == topic.id]
    kinds = {question.kind for question in asked}
    if len(asked) < PER_TOPIC:
        yield f"{len(asked)} questions, at least {PER_TOPIC}"
    if len(kinds) < KINDS_PER_TOPIC:
        yield f"questions of {len(kinds)} kinds, at least {KINDS_PER_TOPIC}"


def _of_lesson(part: Part, lesson: Lesson, lines: Lines) -> Iterator[Fault]:
    if len(lesson.asks) < ASKS:
        line = lines.find(lesson.path, "asks =")
        yield Fault(lesson.path, line, f"{len(lesson.asks)} asks, at least {ASKS}")
    asked = {question.page for question in part.questions if question.topic == lesson.id}
    for page in lesson.pages:
        if page.id not in asked:
            yield Fault(lesson.path, page.line, f"no question asks about the page {page.id!r}")


# ---- misconceptions


def _probes(part: Part, library: Library, lines: Lines) -> Iterator[Fault]:
    """Each misconception has a page and is offered as an answer often enough."""
    probed: dict[str, list[str]] = defaultdict(list)
    for question in part.questions:
        for each in wrong_answers(question):
            probed[each.myth].append(question.topic)
    path = part.file("misconceptions.toml")
    for myth in part.misconceptions:
        line = lines.find(path, f"[{myth.id.rpartition('.')[2]}")
        topic, _, page = myth.page.partition("#")
        lesson = library.lessons.get(topic)
        if lesson is None or lesson.page(page) is None:
            yield Fault(path, line, f"{myth.id}: its page {myth.page!r} is not written")
        if len(probed[myth.id]) < PROBES:
            what = f"{myth.id}: {len(probed[myth.id])} wrong answers probe it, at least {PROBES}"
            yield Fault(path, line, what)
        if len(set(probed[myth.id])) < PROBED_TOPICS:
            count = len(set(probed[myth.id]))
            what = f"{myth.id}: probed in {count} topics, at least {PROBED_TOPICS}"
            yield Fault(path, line, what)


# ---- doubles


def _doubles(part: Part) -> Iterator[Fault]:
    """Two questions that ask the same."""
    seen: dict[tuple[object, ...], Question] = {}
    for question in part.questions:
        first = seen.setdefault(_asked(question), question)
        if first is not question:
            what = f"{question.id}: asks the same as {first.id}"
            yield Fault(question.path, question.line, what)


def _asked(question: Question) -> tuple[object, ...]:
    """What makes two questions the same to a learner."""
    lefts = tuple(pair.left for pair in question.pairs)
    options = frozenset(option.text for option in question.options)
    return question.kind, question.prompt, question.code.strip(), lefts, options
