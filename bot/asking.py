"""How a question and its verdict are said: blocks and choices. Pure.

Which question is asked and what is kept is the room's business (`bot.quiz`).
"""

from __future__ import annotations

import string
from datetime import datetime
from itertools import zip_longest

from bot import entries
from bot.content import Kind, Library, Misconception, Option, Question, docs_url
from bot.marking import TYPED, Mark, on_one_line, shuffled, shuffled_items
from bot.schedule import Card
from bot.store import Asked
from bot.talk import (
    Block,
    Choice,
    Code,
    Heading,
    Note,
    Output,
    Prose,
    Reply,
    Style,
    Verdict,
    pack,
)
from bot.talk import Mark as Sign
from bot.wording import escape

LABEL = 60  # characters of an option that fit on a button; longer ones get a letter
WAYS = {
    Kind.ORDER: "Press them in order.",
    Kind.MATCH: "One at a time: press what goes with it.",
    Kind.MULTI: "Tick all that fit.",
    Kind.TRUE_FALSE: "First true or false, then why.",
    Kind.BLANK: "Type what belongs in the place of `____`.",
}


def question_blocks(
    library: Library, question: Question, asked: Asked, state: str
) -> tuple[Block, ...]:
    """The question as it is shown before it is answered, with the hints taken so far."""
    title = library.topics[question.topic].title
    blocks: list[Block] = [
        Heading(f"{title}: {question.kind.value}, level {question.level}"),
        Prose(question.prompt),
    ]
    if question.code:
        blocks.append(Code(question.code.strip("\n")))
    blocks += _options(question, asked)
    blocks += _so_far(question, asked, state)
    if question.kind in WAYS and not (question.kind is Kind.TRUE_FALSE and state):
        blocks.append(Note(WAYS[question.kind]))
    blocks += [Note(f"Hint {n}: {text}") for n, text in enumerate(question.hints[: asked.hints], 1)]
    return tuple(blocks)


def _is_lettered(question: Question) -> bool:
    return any(
        len(o.text) > LABEL or "\n" in o.text or (o.code and question.kind is Kind.FIX)
        for o in question.options
    )


def _options(question: Question, asked: Asked) -> list[Block]:
    if question.kind is Kind.MULTI:
        texts = [o.text for o in shuffled(question, asked.seed)]
        return [Prose("\n".join(f"- {t if '`' in t else escape(t)}" for t in texts))]
    if question.kind is Kind.TRUE_FALSE or not _is_lettered(question):
        return []
    return lettered(question, asked.seed)


def lettered(question: Question, seed: int) -> list[Block]:
    """The options in the order of this seed, each behind its letter."""
    blocks: list[Block] = []
    for letter, option in zip(string.ascii_uppercase, shuffled(question, seed), strict=False):
        if question.kind is Kind.PREDICT:
            blocks += [Prose(f"**{letter}**"), Code(option.text, "text")]
        elif question.kind is Kind.FIX and option.code:
            blocks += [Prose(f"**{letter}** {option.text}"), Code(option.code.strip("\n"))]
        elif option.line:
            blocks.append(Prose(f"**{letter}** line {option.line}: `{option.text.strip()}`"))
        else:
            blocks.append(Prose(f"**{letter}** {option.text}"))
    return blocks


def _so_far(question: Question, asked: Asked, state: str) -> list[Block]:
    if question.kind is Kind.TRUE_FALSE and state:
        return [Prose(f"**{'True' if state == 't' else 'False'}**, because …")]
    if question.kind is Kind.ORDER and state:
        items = shuffled_items(question, asked.seed)
        lines = [f"{n}. `{items[int(c)]}`" for n, c in enumerate(state, 1)]
        return [Prose("\n".join(lines))]
    if question.kind is Kind.MATCH:
        items = shuffled_items(question, asked.seed)
        told = [items[int(c)] for c in state] + ["**which one?**"]
        lines = [
            f"- `{on_one_line(pair.left)}`: {answer or '…'}"
            for pair, answer in zip_longest(question.pairs, told[: len(question.pairs)])
        ]
        return [Prose("\n".join(lines))]
    return []


# ---- choices


def choices_for(question: Question, asked: Asked, state: str) -> tuple[Choice, ...]:
    """What can be pressed: the answers of this step, a hint, and another question."""
    choices = _answers(question, asked, state)
    if asked.hints < len(question.hints):
        choices.append(Choice("Hint", pack("quiz", "hint", asked.id, state or "-")))
    return tuple(choices)


def _answers(question: Question, asked: Asked, state: str) -> list[Choice]:
    kind = question.kind
    if kind in TYPED:
        return [Choice("Type the answer", pack("quiz", "type", asked.id), Style.MAIN)]
    if kind is Kind.TRUE_FALSE:
        return _true_false(question, asked, state)
    if kind in (Kind.ORDER, Kind.MATCH):
        return _steps(question, asked, state)
    if kind is Kind.MULTI:  # box by box only where a message from before this form goes on so
        return _ticks(question, asked, state) if state else _in_a_form(question, asked)
    is_lettered = _is_lettered(question)
    return [
        Choice(_label(option, n, is_lettered=is_lettered), pack("quiz", "pick", asked.id, str(n)))
        for n, option in enumerate(shuffled(question, asked.seed))
    ]


def _label(option: Option, n: int, *, is_lettered: bool) -> str:
    if option.line:
        return f"Line {option.line}: {_plain(option.text)}"[:75]
    return string.ascii_uppercase[n] if is_lettered else _plain(option.text)


def _plain(text: str) -> str:
    return text.replace("`", "")


def _in_a_form(question: Question, asked: Asked, style: Style = Style.MAIN) -> list[Choice]:
    """The way to give the whole answer at once, if there is one."""
    if not entries.has_form(question):
        return []
    return [Choice(entries.FORMS[question.kind], pack("quiz", "enter", asked.id), style)]


def _true_false(question: Question, asked: Asked, state: str) -> list[Choice]:
    if not state:
        return [
            Choice("True", pack("quiz", "step", asked.id, "t"), Style.MAIN),
            Choice("False", pack("quiz", "step", asked.id, "f"), Style.MAIN),
            *_in_a_form(question, asked, Style.PLAIN),
        ]
    options = shuffled(question, asked.seed)
    return [
        Choice(_plain(option.text)[:80], pack("quiz", "reason", asked.id, state, str(n)))
        for n, option in enumerate(options)
    ] + [Choice("Back", pack("quiz", "step", asked.id, "-"))]


def _steps(question: Question, asked: Asked, state: str) -> list[Choice]:
    choices = [
        Choice(_plain(item)[:80], pack("quiz", "step", asked.id, f"{state}{n}"))
        for n, item in enumerate(shuffled_items(question, asked.seed))
        if str(n) not in state
    ]
    if state:
        choices.append(Choice("Back", pack("quiz", "step", asked.id, state[:-1] or "-")))
        return choices
    return choices + _in_a_form(question, asked, Style.PLAIN)


def _ticks(question: Question, asked: Asked, state: str) -> list[Choice]:
    choices = []
    for n, option in enumerate(shuffled(question, asked.seed)):
        digit = str(n)
        is_on = digit in state
        after = state.replace(digit, "") if is_on else "".join(sorted(state + digit))
        label = ("☑ " if is_on else "☐ ") + _plain(option.text)
        choices.append(Choice(label[:80], pack("quiz", "step", asked.id, after or "-")))
    token = pack("quiz", "finish", asked.id, state or "-")
    return [*choices, Choice("Done", token, Style.GOOD)]


# ---- the verdict


def verdict_reply(
    library: Library,
    question: Question,
    *,
    mark: Mark,
    is_right: bool,
    card: Card | None,
    now: datetime,
    is_second_hit: bool,
    is_other: bool,
    due: int,
) -> Reply:
    """The question with its verdict: right or wrong, why, and the way on."""
    title = library.topics[question.topic].title
    blocks: list[Block] = [
        Heading(f"{title}: {question.kind.value}, level {question.level}"),
        Prose(question.prompt),
    ]
    if question.code:
        blocks.append(Code(question.code.strip("\n")))
    said = mark.said if question.kind is Kind.PREDICT else _plain(mark.said)
    blocks.append(Output(said, label="Your answer"))
    blocks.append(Verdict(Sign.RIGHT, "Right") if is_right else Verdict(Sign.WRONG, "Not quite"))
    why = mark.why if mark.is_right == is_right else question.explain
    blocks.append(Prose(why.removeprefix("Right. ")))  # the line above says it
    blocks += _what_is_right(question, mark, is_right=is_right)
    myth = library.misconceptions.get(mark.myth)
    if myth and is_second_hit and not is_right:
        blocks.append(_refutation(myth))
    if is_other:
        blocks.append(Note("You had answered already; the first answer counts."))
    blocks.append(Note(_closing(question, card, now)))
    return Reply(
        blocks=tuple(blocks),
        choices=_ways_on(library, question, myth if not is_right else None, due),
        topic=question.topic,
        details={"question": question.id, "right": is_right, "myth": mark.myth},
    )


def _what_is_right(question: Question, mark: Mark, *, is_right: bool) -> list[Block]:
    if is_right:
        return [Prose(question.explain)] if question.explain != mark.why else []
    blocks: list[Block] = []
    if question.kind is Kind.ORDER:
        blocks.append(Prose("The order is " + " → ".join(f"`{i}`" for i in question.key) + "."))
    elif question.kind is Kind.NUMBER:
        blocks.append(Prose(f"The answer is {question.accept[0]}."))
    elif question.kind in TYPED and question.accept:
        blocks.append(Prose(f"One right answer is `{question.accept[0]}`."))
    elif question.kind is Kind.PREDICT:
        right = next(o for o in question.options if o.is_right)
        blocks += [Prose("It prints:"), Code(right.text, "text")]
    elif right_ones := [o for o in question.options if o.is_right]:
        names = "; ".join(f"line {o.line}" if o.line else o.text for o in right_ones)
        verdict = f"{question.answer}, because: " if question.kind is Kind.TRUE_FALSE else ""
        blocks.append(Prose(f"Right is: {verdict}{names}."))
    if question.explain not in mark.why:
        blocks.append(Prose(question.explain))
    return blocks


def _refutation(myth: Misconception) -> Prose:
    return Prose(f"> **Myth:** {myth.belief}\n> **Truth:** {myth.truth}")


def _closing(question: Question, card: Card | None, now: datetime) -> str:
    parts = []
    if card is not None:
        days = max(0, round((card.due - now).total_seconds() / 86400))
        parts.append("Comes back tomorrow." if days <= 1 else f"Comes back in {days} days.")
    if question.docs:
        parts.append(f"[In the Python docs]({docs_url(question.docs)})")
    return " ".join(parts)


def _ways_on(
    library: Library, question: Question, myth: Misconception | None, due: int
) -> tuple[Choice, ...]:
    choices = [Choice("Next question", pack("quiz", "topic", question.topic), Style.MAIN)]
    if due:
        choices.append(Choice(f"Review ({due} due)", pack("quiz", "review")))
    where = myth.page if myth else f"{question.topic}#{question.page}"
    for page in dict.fromkeys((where, f"{question.topic}#{question.page}")):
        topic, _, page_id = page.partition("#")
        lesson = library.lessons.get(topic)
        if lesson and lesson.page(page_id):
            label = f"Read: {lesson.title}"
            choices.append(Choice(label, pack("lessons", "page", topic, page_id)))
            break
    choices.append(Choice("Any topic", pack("quiz", "topic")))
    return tuple(choices)
