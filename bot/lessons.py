"""Room: lessons. Explains a topic page by page, lists all topics, reads a pasted error.

Running the examples and asking about them is for other rooms; a button leads there.
"""

from __future__ import annotations

from bot.content import ErrorPattern, Finding, Lesson, Library, Page, find
from bot.desk import Desk
from bot.errors import LearnerError
from bot.talk import (
    Ask,
    Block,
    Choice,
    Code,
    Heading,
    Note,
    Offer,
    Output,
    Param,
    Prose,
    Reply,
    Room,
    Style,
    Token,
    pack,
)
from bot.wording import shorten


def page_reply(
    lesson: Lesson, page: Page, *, opening: tuple[Block, ...] = (), is_first: bool = False
) -> Reply:
    """One page of a lesson with the ways on from there."""
    number = lesson.pages.index(page) + 1
    head: list[Block] = [*opening, Heading(lesson.title)]
    if is_first:
        head.append(Prose(lesson.short))
    head.append(Prose(f"**{page.title}** ({number} of {len(lesson.pages)})"))
    return Reply(
        blocks=(*head, *page.blocks),
        choices=_ways_on(lesson, page, number),
        topic=lesson.id,
        details={"page": page.id, "pages": [each.id for each in lesson.pages]},
    )


def _ways_on(lesson: Lesson, page: Page, number: int) -> tuple[Choice, ...]:
    choices = []
    if number > 1:
        before = lesson.pages[number - 2]
        choices.append(Choice("← " + before.title, pack("lessons", "page", lesson.id, before.id)))
    if number < len(lesson.pages):
        after = lesson.pages[number]
        token = pack("lessons", "page", lesson.id, after.id)
        choices.append(Choice(after.title + " →", token, Style.MAIN))
    if page.example and not page.example.norun:
        choices.append(Choice("Run it", pack("runs", "example", lesson.id, page.id), Style.GOOD))
        choices.append(Choice("Edit and run", pack("runs", "change", lesson.id, page.id)))
    choices.append(Choice("Quiz me", pack("quiz", "topic", lesson.id)))
    return tuple(choices)


def not_found(library: Library, text: str, finding: Finding) -> LearnerError:
    """The error for words that lead to no lesson, with the nearest three as buttons."""
    near = [library.lessons[topic] for topic in finding.nearest]
    choices = tuple(
        Choice(lesson.title, pack("lessons", "page", lesson.id, lesson.pages[0].id))
        for lesson in near
    )
    if finding.planned:
        message = f"The lesson “{library.topics[finding.planned].title}” is not written yet."
    else:
        message = f"There is no lesson on “{shorten(text)}”."
    names = ", ".join(lesson.title for lesson in near)
    return LearnerError(
        message,
        hint=f"Nearest: {names}. `/topics` lists all." if names else "`/topics` lists all.",
        choices=choices,
        topics=finding.nearest,
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
    finding = find(desk.library, text)
    if finding.topic is None:
        raise not_found(desk.library, text, finding)
    lesson = desk.library.lessons[finding.topic]
    page = (lesson.page(finding.page) if finding.page else None) or lesson.pages[0]
    await _mark_read(desk, lesson, page)
    opening = _error_opening(finding.error, text)
    return page_reply(lesson, page, opening=opening, is_first=True)


async def _go_on(desk: Desk) -> Reply:
    found = next_lesson(desk.library, await desk.store.pages_read(desk.learner.id))
    if found is None:
        return await topics(desk, Ask("topics"))
    lesson, page = found
    await _mark_read(desk, lesson, page)
    return page_reply(lesson, page, is_first=page is lesson.pages[0])


async def _mark_read(desk: Desk, lesson: Lesson, page: Page) -> None:
    await desk.store.meet(desk.learner, desk.now)
    await desk.store.read(desk.learner.id, lesson.id, page.id, desk.now)


async def turn(desk: Desk, token: Token) -> Reply:
    """Open one page that a button names."""
    topic, page_id = (*token.ids, "", "")[:2]
    lesson = desk.library.lessons.get(topic)
    page = lesson.page(page_id) if lesson else None
    if lesson is None or page is None:
        raise LearnerError(
            "That page is no longer there.", hint="`/topics` lists the lessons of today."
        )
    await _mark_read(desk, lesson, page)
    return page_reply(lesson, page, is_first=page is lesson.pages[0])


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
    blocks.append(Note("✓ read to the end · ○ lesson to read · the others are still to be written"))
    choices = tuple(
        Choice(lesson.title, pack("lessons", "page", lesson.id, lesson.pages[0].id))
        for lesson in (library.lessons[t] for t in library.topics if t in library.lessons)
    )
    ids = tuple(topic for topic in library.topics if topic in library.lessons)
    return Reply(blocks=tuple(blocks), choices=choices[:20], topics=ids)


def _topic_line(
    lesson: Lesson | None, title: str, topic: str, read: frozenset[tuple[str, str]]
) -> str:
    if lesson is None:
        return f"- {title}"
    done = all((topic, page.id) in read for page in lesson.pages)
    return f"- {'✓' if done else '○'} **{title}** (`/explain {topic}`)"


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
    presses={"page": turn},
)
