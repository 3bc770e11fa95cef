"""Room: lessons. Explains a topic page by page, lists all topics, reads a pasted error.

Running the examples and asking about them is for other rooms; a button leads there.
"""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import Mapping
from dataclasses import replace

from bot.content import ErrorPattern, Finding, Lesson, Library, Page, find
from bot.desk import Desk
from bot.errors import LearnerError
from bot.phrase import bare
from bot.talk import (
    Ask,
    Block,
    Choice,
    Code,
    Field,
    FieldKind,
    Form,
    FormOffer,
    Heading,
    Mark,
    Note,
    Offer,
    Output,
    Param,
    Prose,
    Reply,
    Room,
    Style,
    Token,
    Verdict,
    pack,
)
from bot.wording import escape, shorten

_PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"
_ERROR = re.compile(r"[\w.]*(?:Error|Exception|Warning)\b\s*:")
_OURS = re.compile(r"async|await|corout|task|future|loop", re.IGNORECASE)
NAME_WORDS = 3  # more than these are a question, not the name of a topic
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def page_reply(
    library: Library,
    lesson: Lesson,
    page: Page,
    *,
    opening: tuple[Block, ...] = (),
    is_first: bool = False,
) -> Reply:
    """One page of a lesson with the ways on from there."""
    number = lesson.pages.index(page) + 1
    head: list[Block] = [*opening, Heading(lesson.title)]
    if is_first:
        head.append(Prose(lesson.short))
    head.append(Prose(f"**{page.title}** ({number} of {len(lesson.pages)})"))
    return Reply(
        blocks=(*head, *page.blocks),
        choices=_ways_on(library, lesson, page),
        topic=lesson.id,
        details={"page": page.id, "pages": [each.id for each in lesson.pages]},
    )


def _ways_on(library: Library, lesson: Lesson, page: Page) -> tuple[Choice, ...]:
    choices = []
    at = lesson.pages.index(page)
    if at > 0:
        before = lesson.pages[at - 1]
        token = pack("lessons", "page", lesson.id, before.id)
        choices.append(Choice(f"← {_label(before)}", token))
    if page is not lesson.pages[-1]:
        after = lesson.pages[at + 1]
        token = pack("lessons", "page", lesson.id, after.id)
        choices.append(Choice(f"{_label(after)} →", token, Style.MAIN))
    elif (follows := _following(library, lesson)) is not None:
        choices.append(
            replace(_opening_choice(follows, f"Next: {follows.title} →"), style=Style.MAIN)
        )
    if page.example and not page.example.norun:
        choices.append(Choice("Run it", pack("runs", "example", lesson.id, page.id), Style.GOOD))
        choices.append(Choice("Edit and run", pack("runs", "change", lesson.id, page.id)))
        choices.append(Choice("Predict first", pack("lessons", "predict", lesson.id, page.id)))
    choices.append(Choice("Quiz me", pack("quiz", "topic", lesson.id)))
    if page is lesson.pages[-1]:
        choices += _challenge(library, lesson)
    return tuple(choices)


def _label(page: Page) -> str:
    return page.title.replace("`", "")


def _challenge(library: Library, lesson: Lesson) -> list[Choice]:
    """The easiest thing to write with what the lesson taught."""
    found = [c for c in library.challenges.values() if c.topic == lesson.id]
    return [
        Choice(f"Challenge: {each.title}", pack("challenges", "open", each.id))
        for each in sorted(found, key=lambda c: (c.level, c.id))[:1]
    ]


def _following(library: Library, lesson: Lesson) -> Lesson | None:
    """The next lesson in teaching order."""
    order = list(library.lessons)
    rest = order[order.index(lesson.id) + 1 :]
    return library.lessons[rest[0]] if rest else None


def which(library: Library, topics: tuple[str, ...]) -> Reply:
    """Several lessons that may be meant, the likeliest first."""
    lessons = [library.lessons[topic] for topic in topics]
    lines = [f"- **{escape(lesson.title)}**: {_first_sentence(lesson.short)}" for lesson in lessons]
    return Reply(
        blocks=(Heading("Which of these?"), Prose("\n".join(lines))),
        choices=tuple(_opening_choice(lesson, lesson.title) for lesson in lessons),
        topics=topics,
    )


def _first_sentence(text: str) -> str:
    return _SENTENCE.split(text, maxsplit=1)[0]


def _opening_choice(lesson: Lesson, label: str) -> Choice:
    return Choice(label, pack("lessons", "page", lesson.id, lesson.pages[0].id))


def not_found(library: Library, text: str, finding: Finding) -> LearnerError:
    """The error for words that lead to no lesson, with the nearest three as buttons."""
    near = [library.lessons[topic] for topic in finding.nearest]
    choices = tuple(_opening_choice(lesson, lesson.title) for lesson in near)
    if finding.planned:
        message = f"The lesson “{library.topics[finding.planned].title}” is not written yet."
    elif len(text.split()) > NAME_WORDS:
        message = f"It is not clear which lesson answers “{shorten(text)}”."
    else:
        message = f"There is no lesson on “{shorten(text)}”."
    names = " · ".join(escape(lesson.title) for lesson in near)
    return LearnerError(
        message,
        hint=f"Nearest: {names}. `/topics` lists all." if names else "`/topics` lists all.",
        choices=choices,
        topics=() if finding.how == "near" else finding.nearest,
    )


def _error_opening(pattern: ErrorPattern | None, text: str) -> tuple[Block, ...]:
    if pattern is None:
        return ()
    cause = pattern.cause or "This message is explained below."
    said = (Output(shorten(text, 300), label="The message"), Prose(cause))
    repaired = (Prose("It works like this:"), Code(pattern.fixed.strip("\n")))
    return (*said, *repaired) if pattern.fixed.strip() else said


def next_lesson(library: Library, read: frozenset[tuple[str, str]]) -> tuple[Lesson, Page] | None:
    """The first page that the learner has not read, in teaching order."""
    for topic in library.topics:
        lesson = library.lessons.get(topic)
        for page in lesson.pages if lesson else ():
            if (topic, page.id) not in read:
                return lesson, page  # type: ignore[return-value]  # a page implies its lesson
    return None


# ---- handlers


async def explain(desk: Desk, ask: Ask) -> Reply:
    """Open the lesson that the words mean, or go on where the learner stopped."""
    text = ask.arg("topic")
    if not text:
        return await _go_on(desk)
    # Up to 20 ms of computing, and half a second for the very first question in plain words.
    finding = await asyncio.to_thread(find, desk.library, text)
    if finding.how in ("words", "which", "near") and (error := _foreign(text)):
        raise LearnerError(
            f"“{shorten(error)}” is not among the messages that the course explains.",
            hint="Paste the program in a ```python block: its run shows the line and says more.",
        )
    if finding.how == "which":
        return which(desk.library, finding.nearest)
    if finding.topic is None:
        raise not_found(desk.library, text, finding)
    lesson = desk.library.lessons[finding.topic]
    page = (lesson.page(finding.page) if finding.page else None) or lesson.pages[0]
    await _mark_read(desk, lesson, page)
    opening = _error_opening(finding.error, text)
    reply = page_reply(desk.library, lesson, page, opening=opening, is_first=True)
    return _with_others(desk.library, reply, finding) if finding.nearest else reply


def _foreign(text: str) -> str:
    """The last line of a pasted error that does not speak of asyncio's things; else nothing."""
    last = text.strip().splitlines()[-1]
    return last if _ERROR.match(last) and not _OURS.search(last) else ""


def _with_others(library: Library, reply: Reply, finding: Finding) -> Reply:
    """The page, and the lessons that may have been meant instead."""
    others = [library.lessons[topic] for topic in finding.nearest]
    choices = tuple(_opening_choice(lesson, f"Or: {lesson.title}") for lesson in others)
    topics = tuple(dict.fromkeys(topic for topic in (finding.topic, *finding.nearest) if topic))
    return replace(reply, choices=(*reply.choices, *choices), topics=topics)


async def _go_on(desk: Desk) -> Reply:
    found = next_lesson(desk.library, await desk.store.pages_read(desk.learner.id))
    if found is None:
        return await topics(desk, Ask("topics"))
    lesson, page = found
    await _mark_read(desk, lesson, page)
    return page_reply(desk.library, lesson, page, is_first=page is lesson.pages[0])


async def _mark_read(desk: Desk, lesson: Lesson, page: Page) -> None:
    await desk.store.meet(desk.learner, desk.now)
    await desk.store.read(desk.learner.id, lesson.id, page.id, desk.now)


async def turn(desk: Desk, token: Token) -> Reply:
    """Open one page that a button names."""
    lesson, page = _by_token(desk.library, token)
    await _mark_read(desk, lesson, page)
    return page_reply(desk.library, lesson, page, is_first=page is lesson.pages[0])


def _by_token(library: Library, token: Token) -> tuple[Lesson, Page]:
    topic, page_id = (*token.ids, "", "")[:2]
    lesson = library.lessons.get(topic)
    page = lesson.page(page_id) if lesson else None
    if lesson is None or page is None:
        raise LearnerError(
            "That page is no longer there.", hint="`/topics` lists the lessons of today."
        )
    return lesson, page


async def predict(desk: Desk, token: Token) -> Reply:
    """A page's program without what it prints: the reader guesses first."""
    lesson, page = _by_token(desk.library, token)
    if page.example is None:
        raise LearnerError("That page has no program to predict.")
    asked = page.predict or "what does it print?"
    return Reply(
        blocks=(
            Heading(lesson.title),
            Prose(f"**{page.title}**"),
            Code(page.example.code),
            Prose(f"**Predict:** {asked}"),
        ),
        choices=(
            Choice("Write what it prints", pack("lessons", "guess", *token.ids), Style.MAIN),
            Choice("Show the page", pack("lessons", "page", *token.ids)),
        ),
        topic=lesson.id,
    )


async def open_guess(desk: Desk, token: Token) -> Form:
    """The form in which a learner writes what a program will print."""
    _by_token(desk.library, token)
    said = Field(id="said", label="What it prints, line by line", kind=FieldKind.CODE)
    return Form(
        title="What does it print?",
        token=pack("lessons", "guess", *token.ids),
        fields=(said,),
        button="Compare",
    )


async def compare(desk: Desk, token: Token, fields: Mapping[str, str]) -> Reply:
    """A prediction beside what the program prints."""
    lesson, page = _by_token(desk.library, token)
    if page.example is None:
        raise LearnerError("That page has no program to predict.")
    real = page.example.output_on(_PYTHON)
    said, printed = _lines(bare(fields.get("said", ""))), _lines(real)
    right = sum(one == other for one, other in zip(said, printed, strict=False))
    blocks: list[Block] = [Heading(lesson.title)]
    if said == printed:
        blocks.append(Verdict(Mark.RIGHT, "Right: that is what it prints"))
    elif sorted(said) == sorted(printed):
        blocks.append(Verdict(Mark.PARTLY, "The lines are right, their order is not"))
    else:
        mark = Mark.PARTLY if right else Mark.WRONG
        blocks.append(Verdict(mark, f"{right} of {len(printed)} lines as printed"))
    blocks.append(Output(real, label="It prints"))
    if said != printed:
        blocks.append(Output("\n".join(said) or "(nothing)", label="You predicted"))
    choices = [Choice("Why? Read the page", pack("lessons", "page", *token.ids), Style.MAIN)]
    if not page.example.norun:
        choices.append(Choice("Run it", pack("runs", "example", *token.ids), Style.GOOD))
    return Reply(blocks=tuple(blocks), choices=tuple(choices), topic=lesson.id)


def _lines(text: str) -> list[str]:
    """The lines that count: without empty ones and what stands at their ends."""
    return [line.strip() for line in text.splitlines() if line.strip()]


async def topics(desk: Desk, ask: Ask) -> Reply:
    """All topics by track, with a tick for those read to the end."""
    del ask
    library = desk.library
    read = await desk.store.pages_read(desk.learner.id)
    blocks: list[Block] = [Heading("Topics")]
    for track in library.tracks:
        inside = [topic for topic in library.topics.values() if topic.track == track.id]
        lines = [_topic_line(library.lessons.get(t.id), t.title, t.id, read) for t in inside]
        if lines:
            blocks.append(Prose("\n".join([f"**{track.title}**", *lines])))
    has_planned = any(topic.is_planned for topic in library.topics.values())
    planned = " · the others are still to be written" if has_planned else ""
    blocks.append(Note(f"✓ read to the end · ◐ begun · ○ not yet read{planned}"))
    choices = tuple(_opening_choice(lesson, lesson.title) for lesson in _openings(library, read))
    ids = tuple(topic for topic in library.topics if topic in library.lessons)
    return Reply(blocks=tuple(blocks), choices=choices, topics=ids)


def _openings(library: Library, read: frozenset[tuple[str, str]]) -> list[Lesson]:
    """The first lesson of each track that is not read to the end: buttons for all are too many."""
    found: dict[str, Lesson] = {}
    for lesson in library.lessons.values():
        if any((lesson.id, page.id) not in read for page in lesson.pages):
            found.setdefault(lesson.track, lesson)
    return list(found.values())


def _topic_line(
    lesson: Lesson | None, title: str, topic: str, read: frozenset[tuple[str, str]]
) -> str:
    if lesson is None:
        return f"- {escape(title)}"
    count = sum((topic, page.id) in read for page in lesson.pages)
    sign = "✓" if count == len(lesson.pages) else "◐" if count else "○"
    return f"- {sign} **{escape(title)}** (`/explain {topic}`)"


ROOM = Room(
    "lessons",
    asks={
        "explain": Offer(
            handler=explain,
            summary="Explain a topic, or a pasted error message",
            params=(Param(name="topic", summary="A topic, a name or an error", suggests="topic"),),
        ),
        "topics": Offer(handler=topics, summary="List all topics by track"),
    },
    presses={"page": turn, "predict": predict},
    forms={"guess": FormOffer(open=open_guess, submit=compare)},
)
