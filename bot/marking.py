"""Marking: a question and what was given -> right or wrong, and why. Pure, but for typed blanks.

How a question is shown and kept is the room's business (`bot.quiz`).
"""

from __future__ import annotations

import json
import math
import random
from dataclasses import dataclass

from bot.content import Kind, Option, Question

TYPED = frozenset({Kind.BLANK, Kind.NUMBER, Kind.SHORT})
BLANK = "____"
FILL_LIMIT = 80  # characters of a typed fill that is worth running


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What an answer is worth: `given` reads back into `mark`, `said` is for people."""

    given: str
    said: str
    is_right: bool
    why: str
    myth: str = ""
    is_known: bool = True  # False: a typed fill that only a run can judge


def shuffled(question: Question, seed: int) -> tuple[Option, ...]:
    """The options in the order that this seed gives; lines of code keep their order."""
    options = list(question.options)
    if question.is_shuffled:
        random.Random(seed).shuffle(options)  # noqa: S311 - an order of buttons, not a secret
    return tuple(options)


def shuffled_items(question: Question, seed: int) -> tuple[str, ...]:
    """What is to be put in order, or the right-hand sides of a match, in the order of this seed."""
    items = [pair.right for pair in question.pairs] or list(question.items)
    random.Random(seed).shuffle(items)  # noqa: S311 - an order of buttons, not a secret
    return tuple(items)


def mark_option(option: Option) -> Mark:
    """Mark a picked option."""
    said = f"line {option.line}" if option.line else option.text
    return Mark(
        given=option.text if not option.line else str(option.line),
        said=said,
        is_right=option.is_right,
        why=option.why,
        myth="" if option.is_right else option.myth,
    )


def mark_verdict(question: Question, reason: Option, *, verdict: bool) -> Mark:
    """Mark a two-tier answer: the verdict scores only with the right reason."""
    said = f"{'True' if verdict else 'False'}: {reason.text}"
    given = json.dumps([verdict, reason.text])
    if verdict == question.answer:
        return Mark(
            given=given,
            said=said,
            is_right=reason.is_right,
            why=reason.why if reason.is_right else f"The verdict is right. {reason.why}",
            myth=reason.myth,
        )
    why = f"It is {'true' if question.answer else 'false'}. "
    why += question.explain if reason.is_right else reason.why
    return Mark(given=given, said=said, is_right=False, why=why, myth=reason.myth)


def mark_order(question: Question, order: tuple[str, ...]) -> Mark:
    """Mark a whole order."""
    given, said = json.dumps(list(order)), " → ".join(order)
    if order == question.key:
        return Mark(given=given, said=said, is_right=True, why=question.explain)
    for wrong in question.wrong_orders:
        if order == wrong.order:
            return Mark(given=given, said=said, is_right=False, why=wrong.why, myth=wrong.myth)
    return Mark(given=given, said=said, is_right=False, why=question.other_why)


def mark_match(question: Question, rights: tuple[str, ...]) -> Mark:
    """Mark the right-hand sides chosen for the pairs, in the pairs' order."""
    given = json.dumps(list(rights))
    pairs = zip(question.pairs, rights, strict=True)
    said = "\n".join(f"{on_one_line(pair.left)}: {right}" for pair, right in pairs)
    missed = [p for p, r in zip(question.pairs, rights, strict=True) if p.right != r]
    if not missed:
        why = " ".join(pair.why for pair in question.pairs)
        return Mark(given=given, said=said, is_right=True, why=why)
    lines = [f"`{on_one_line(pair.left)}`: {pair.right}. {pair.why}" for pair in missed]
    why = "\n".join(f"- {line}" for line in lines)
    return Mark(given=given, said=said, is_right=False, why=why, myth=missed[0].myth)


def on_one_line(text: str) -> str:
    """Printed lines as one, for a place that holds no line break."""
    return text.strip().replace("\n", " ⏎ ")


def mark_multi(question: Question, picked: frozenset[str]) -> Mark:
    """Mark a set of options: all that are right, none that is not."""
    wrong = [o for o in question.options if o.is_right != (o.text in picked)]
    chosen = [o.text for o in question.options if o.text in picked]
    given, said = json.dumps(chosen), ", ".join(chosen) or "none of them"
    if not wrong:
        why = " ".join(o.why for o in question.options if o.is_right)
        return Mark(given=given, said=said, is_right=True, why=why)
    why = "\n".join(f"- `{o.text}`: {o.why}" for o in wrong)
    myth = next((o.myth for o in wrong if o.myth), "")
    return Mark(given=given, said=said, is_right=False, why=why, myth=myth)


def mark_typed(question: Question, text: str) -> Mark:
    """Mark typed words; a fill that nobody foresaw comes back as not known."""
    plain = fold(text)
    accepted = any(_same(question, plain, fold(each)) for each in question.accept)
    if accepted:
        return Mark(given=text, said=text, is_right=True, why=question.explain)
    for rejected in question.reject:
        if _same(question, plain, fold(rejected.text)):
            return Mark(given=text, said=text, is_right=False, why=rejected.why, myth=rejected.myth)
    is_known = question.kind is not Kind.BLANK or not _may_fill(text)
    return Mark(given=text, said=text, is_right=False, why=question.other_why, is_known=is_known)


def fold(text: str) -> str:
    """Typed words made comparable: no surrounding space or marks, no case, no `asyncio.`."""
    words = " ".join(text.split()).strip("`'\" .").casefold()
    return words.removeprefix("asyncio.").removesuffix("()")


def _same(question: Question, one: str, other: str) -> bool:
    if question.kind is not Kind.NUMBER:
        return one == other
    left, right = number(one), number(other)
    return left is not None and right is not None and abs(left - right) <= question.tolerance


def number(text: str) -> float | None:
    """The finite number that was typed, with a point or a comma; else None."""
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _may_fill(text: str) -> bool:
    return "\n" not in text and 0 < len(text.strip()) <= FILL_LIMIT


def filled(question: Question, text: str) -> str:
    """The program of a blank with the typed fill in its place."""
    return question.code.replace(BLANK, text.strip().removeprefix("asyncio."))


def read_back(question: Question, given: str) -> Mark:
    """Mark again what was marked before, from the words that were kept."""
    kind = question.kind
    if kind in TYPED:
        return mark_typed(question, given)
    if kind is Kind.TRUE_FALSE:
        verdict, text = json.loads(given)
        return mark_verdict(question, _option(question, str(text)), verdict=bool(verdict))
    if kind is Kind.ORDER:
        return mark_order(question, tuple(json.loads(given)))
    if kind is Kind.MATCH:
        return mark_match(question, tuple(json.loads(given)))
    if kind is Kind.MULTI:
        return mark_multi(question, frozenset(json.loads(given)))
    return mark_option(_option(question, given))


def _option(question: Question, given: str) -> Option:
    for option in question.options:
        if given in (option.text, str(option.line)):
            return option
    return Option(text=given, is_right=False, why=question.other_why or question.explain)
