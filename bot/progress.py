"""Room: progress. What a learner did and what is due; leaderboard; what is kept, export, forget.

Asking what is due is for the quiz; a button leads there.
"""

from __future__ import annotations

import json
from collections import Counter

from bot.content import Library
from bot.desk import Desk
from bot.store import Progress, Rank
from bot.talk import (
    Ask,
    Block,
    Choice,
    Facts,
    Heading,
    Mark,
    Note,
    Offer,
    Output,
    Prose,
    Reply,
    Room,
    Style,
    Token,
    Verdict,
    pack,
)

KEPT = """Corobot keeps, in one database file of whoever hosts it:

- your id and display name on this surface;
- the lesson pages you opened;
- the questions put to you, your answers, and when each idea is due again;
- the class quizzes that you started, and what you picked in any;
- the snippets you ran and your tries at challenges, so that you can edit and run them again.

Nothing else is kept, nothing is sent elsewhere, and snippets run without network access."""


def _titles(library: Library, topic: str) -> str:
    return library.topics[topic].title if topic in library.topics else topic


def _rows(library: Library, found: Progress) -> tuple[tuple[str, str], ...]:
    pages = Counter(topic for topic, _ in found.pages)
    total = sum(len(lesson.pages) for lesson in library.lessons.values())
    rows = [("Pages read", f"{sum(pages.values())} of {total}")]
    rows.append(("Answers", f"{found.right} right of {found.answers}"))
    if found.days:
        rows.append(("Days with an answer", str(found.days)))
    rows.append(("Snippets run", str(found.runs)))
    if found.challenges:
        known = [c.title for c in library.challenges.values() if c.id in found.challenges]
        count = f"{len(known)} of {len(library.challenges)}"
        rows.append(("Challenges passed", f"{count}: {' · '.join(known)}"))
    rows.append(("Due now", str(len(found.due))))
    return tuple(rows)


def _when(found: Progress) -> str:
    return f"Next due: {found.next_due:%d %B %Y}." if found.next_due else ""


async def progress(desk: Desk, ask: Ask) -> Reply:
    """Pages read, answers by topic, and what is due."""
    del ask
    found = await desk.store.progress(desk.learner.id, desk.now)
    library = desk.library
    blocks: list[Block] = [Heading("Your progress"), Facts(_rows(library, found))]
    if found.scores:
        lines = [
            (_titles(library, score.topic), f"{score.right} right of {score.total}")
            for score in found.scores
        ]
        blocks += [Prose("**Answers by topic**"), Facts(tuple(lines))]
    reads = Counter(topic for topic, _ in found.pages)
    if reads:
        read_rows = [
            (
                _titles(library, topic),
                f"{reads[topic]} of {len(library.lessons[topic].pages)} pages",
            )
            for topic in library.topics
            if reads[topic] and topic in library.lessons
        ]
        blocks += [Prose("**Lessons**"), Facts(tuple(read_rows))]
    if not found.answers and not found.pages:
        blocks.append(Note("Nothing yet. `/explain` opens the first lesson, `/quiz` asks."))
    elif when := _when(found):
        blocks.append(Note(when))
    return Reply(
        blocks=tuple(blocks),
        choices=_next_steps(found),
        private=True,
        details={"answers": found.answers, "right": found.right, "due": len(found.due)},
    )


def _next_steps(found: Progress) -> tuple[Choice, ...]:
    choices = []
    if found.due:
        choices.append(Choice("Review what is due", pack("quiz", "review"), Style.MAIN))
    choices.append(Choice("Ask me something", pack("quiz", "topic")))
    return tuple(choices)


async def review(desk: Desk, ask: Ask) -> Reply:
    """What is due, with a way to begin."""
    del ask
    found = await desk.store.progress(desk.learner.id, desk.now)
    if not found.due:
        note = _when(found) or "Answer a question with `/quiz`, and it comes back when it is due."
        return Reply(
            blocks=(Heading("Review"), Prose("Nothing is due now."), Note(note)),
            choices=(Choice("Ask me something", pack("quiz", "topic")),),
            private=True,
        )
    topics = Counter(card.objective.partition("#")[0] for card in found.due)
    lines = [f"- {_titles(desk.library, topic)}: {count}" for topic, count in topics.items()]
    count = len(found.due)
    head = "1 idea is due." if count == 1 else f"{count} ideas are due."
    return Reply(
        blocks=(Heading("Review"), Prose(head), Prose("\n".join(lines))),
        choices=(Choice("Begin", pack("quiz", "review"), Style.MAIN),),
        private=True,
    )


# ---- leaderboard


def _rank_row(number: int, rank: Rank, me: str) -> tuple[str, str]:
    name = rank.name or "somebody"
    you = " (you)" if rank.learner == me else ""
    return (f"{number}. {name}{you}", f"{rank.right} right of {rank.total}")


async def leaderboard(desk: Desk, ask: Ask) -> Reply:
    """Who answered most questions right in this place."""
    del ask
    ranks = await desk.store.leaders(desk.place.id)
    if not ranks:
        return Reply(
            blocks=(Heading("Leaderboard"), Prose("Nobody is on the list here yet.")),
            choices=(Choice("Be the first", pack("quiz", "topic"), Style.MAIN),),
        )
    rows = tuple(_rank_row(n, rank, desk.learner.id) for n, rank in enumerate(ranks, 1))
    return Reply(
        blocks=(
            Heading("Leaderboard"),
            Facts(rows),
            Note("Only answers given here count. `/privacy` takes you off the list."),
        )
    )


# ---- privacy


def _privacy_choices() -> tuple[Choice, ...]:
    return (
        Choice("Export my data", pack("progress", "export")),
        Choice("Leave the leaderboard", pack("progress", "hide")),
        Choice("Forget me", pack("progress", "forget"), Style.DANGER),
    )


async def privacy(desk: Desk, ask: Ask) -> Reply:
    """What is kept, and the ways to take it or end it."""
    del desk, ask
    return Reply(
        blocks=(Heading("What is kept"), Prose(KEPT)), choices=_privacy_choices(), private=True
    )


async def export(desk: Desk, token: Token) -> Reply:
    """All that is kept of the learner, as JSON."""
    del token
    found = await desk.store.export(desk.learner.id)
    text = json.dumps(
        {"learner": found.learner, **found.tables}, indent=2, ensure_ascii=False, default=str
    )
    return Reply(
        blocks=(Heading("Your data"), Output(text, label="corobot-export.json")), private=True
    )


async def forget(desk: Desk, token: Token) -> Reply:
    """Ask once more before everything is deleted."""
    del desk, token
    return Reply(
        blocks=(
            Heading("Forget me"),
            Prose("This deletes your answers, progress and snippets. It cannot be undone."),
        ),
        choices=(
            Choice("Yes, delete all", pack("progress", "forget-now"), Style.DANGER),
            Choice("No, keep it", pack("progress", "privacy")),
        ),
        private=True,
    )


async def forget_now(desk: Desk, token: Token) -> Reply:
    """Delete everything that is kept of the learner."""
    del token
    await desk.store.forget(desk.learner.id)
    return Reply(
        blocks=(Verdict(Mark.FINE, "Forgotten"), Prose("Nothing of yours is kept any more.")),
        private=True,
    )


async def hide(desk: Desk, token: Token) -> Reply:
    """Leave the leaderboard."""
    return await _set_hidden(desk, token, hidden=True)


async def show(desk: Desk, token: Token) -> Reply:
    """Come back to the leaderboard."""
    return await _set_hidden(desk, token, hidden=False)


async def _set_hidden(desk: Desk, token: Token, *, hidden: bool) -> Reply:
    del token
    await desk.store.meet(desk.learner, desk.now)
    await desk.store.hide(desk.learner.id, hidden=hidden)
    text = "You are off the leaderboard." if hidden else "You are on the leaderboard."
    back = Choice("Undo", pack("progress", "show" if hidden else "hide"))
    return Reply(blocks=(Verdict(Mark.FINE, text),), choices=(back,), private=True)


async def privacy_again(desk: Desk, token: Token) -> Reply:
    """Back from `forget`."""
    del token
    return await privacy(desk, Ask("privacy"))


ROOM = Room(
    "progress",
    asks={
        "review": Offer(handler=review, summary="Practise what is due"),
        "progress": Offer(handler=progress, summary="What you read, answered and ran"),
        "leaderboard": Offer(handler=leaderboard, summary="Who answered most here"),
        "privacy": Offer(handler=privacy, summary="What is kept of you; export or forget it"),
    },
    presses={
        "export": export,
        "forget": forget,
        "forget-now": forget_now,
        "hide": hide,
        "show": show,
        "privacy": privacy_again,
    },
)
