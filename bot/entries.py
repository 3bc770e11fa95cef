"""What a learner enters as an answer: the steps in a token, or a form filled in at once. Pure.

What an answer is worth is decided in `bot.marking`.
"""

from __future__ import annotations

from collections.abc import Mapping

from bot import marking
from bot.content import Kind, Question
from bot.errors import LearnerError
from bot.marking import Mark
from bot.store import Asked
from bot.talk import Choice, Field, FieldKind, Form, Token, apart, pack

FORMS = {  # the kinds that can be answered in one form, and how it is called
    Kind.MULTI: "Tick the answers",
    Kind.TRUE_FALSE: "Both at once",
    Kind.ORDER: "All at once",
}
FIELDS = 5  # Discord's forms have no more; the last place of an order is given by the others
PLACES = ("First", "Second", "Third", "Fourth", "Fifth")
VERDICTS = (("t", "True"), ("f", "False"))


def misfit() -> LearnerError:
    """What is said to a token or a form that the question cannot have offered."""
    return LearnerError("That button does not fit this question.", hint="`/quiz` asks a new one.")


# ---- tokens, which travel through clients


def index(token: Token, place: int, of: tuple[object, ...]) -> int:
    """The number at one place of a token."""
    return _number(token.ids[place] if len(token.ids) > place else "", len(of))


def _number(text: str, count: int) -> int:
    if text.isascii() and text.isdigit() and len(text) <= 2 and int(text) < count:
        return int(text)
    raise misfit()


def state(question: Question, token: Token) -> str:
    """How far an answer of several steps has come."""
    given = token.ids[1].strip("-") if len(token.ids) > 1 else ""
    if question.kind is Kind.TRUE_FALSE:
        is_fit = given in ("", "t", "f")
    elif question.kind in (Kind.ORDER, Kind.MATCH, Kind.MULTI):
        is_fit = _are_places(question, given) and len(set(given)) == len(given)
    else:
        is_fit = not given
    if not is_fit:
        raise misfit()
    return given


def _are_places(question: Question, digits: str) -> bool:
    count = len(question.items or question.pairs or question.options)
    return all(c.isascii() and c.isdigit() and int(c) < count for c in digits)


# ---- forms


def has_form(question: Question) -> bool:
    """Whether the whole answer can be given in one form."""
    return question.kind in FORMS and len(question.items) - 1 <= FIELDS


def form(question: Question, asked: Asked, token: Token) -> Form:
    """The form for a whole answer, with what the token says of an earlier try."""
    if not has_form(question):
        raise misfit()
    before = token.ids[1].strip("-") if len(token.ids) > 1 else ""
    fields = {Kind.MULTI: _ticks, Kind.TRUE_FALSE: _judged, Kind.ORDER: _placed}[question.kind]
    return Form(
        title="Your answer",
        token=pack("quiz", "enter", asked.id),
        fields=fields(question, asked, before),
        button="Answer",
    )


def _listed(texts: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((str(n), text.replace("`", "")) for n, text in enumerate(texts))


def _reasons(question: Question, asked: Asked) -> tuple[tuple[str, str], ...]:
    return _listed(tuple(o.text for o in marking.shuffled(question, asked.seed)))


def _ticks(question: Question, asked: Asked, before: str) -> tuple[Field, ...]:
    del before
    return (
        Field(
            id="ticks",
            label="All that fit, or none",
            kind=FieldKind.SEVERAL,
            options=_reasons(question, asked),
            is_required=False,
        ),
    )


def _judged(question: Question, asked: Asked, before: str) -> tuple[Field, ...]:
    del before
    return (
        Field(id="verdict", label="It is", kind=FieldKind.CHOICE, options=VERDICTS),
        Field(
            id="reason",
            label="Because",
            kind=FieldKind.CHOICE,
            options=_reasons(question, asked),
        ),
    )


def _placed(question: Question, asked: Asked, before: str) -> tuple[Field, ...]:
    options = _listed(marking.shuffled_items(question, asked.seed))
    values = before if _are_places(question, before) else ""
    return tuple(
        Field(
            id=f"place-{n}",
            label=place,
            kind=FieldKind.CHOICE,
            options=options,
            value=values[n : n + 1],
        )
        for n, place in enumerate(PLACES[: len(options) - 1])
    )


def mark(question: Question, asked: Asked, fields: Mapping[str, str]) -> Mark:
    """What a filled-in form is worth.

    Raises:
        LearnerError: a field is left out or fits no option, or an item stands in two places.
    """
    if not has_form(question):
        raise misfit()
    options = marking.shuffled(question, asked.seed)
    if question.kind is Kind.MULTI:
        ticked = [_number(text, len(options)) for text in apart(fields.get("ticks", ""))]
        return marking.mark_multi(question, frozenset(options[n].text for n in ticked))
    if question.kind is Kind.TRUE_FALSE:
        verdict, reason = fields.get("verdict", ""), fields.get("reason", "")
        if verdict not in dict(VERDICTS) or not reason:
            raise LearnerError("Half of the answer is missing.", hint="Say true or false, and why.")
        option = options[_number(reason, len(options))]
        return marking.mark_verdict(question, option, verdict=verdict == "t")
    return _mark_order(question, asked, fields)


def _mark_order(question: Question, asked: Asked, fields: Mapping[str, str]) -> Mark:
    items = marking.shuffled_items(question, asked.seed)
    given = [fields.get(f"place-{n}", "") for n in range(len(items) - 1)]
    places = [_number(text, len(items)) for text in given if text]
    twice = next((n for n in places if places.count(n) > 1), None)
    if len(places) < len(given) or twice is not None:
        what = "A place is empty." if twice is None else f"“{items[twice]}” stands in two places."
        kept = "".join(map(str, places)) if len(places) == len(given) else "-"
        token = pack("quiz", "enter", asked.id, kept)
        raise LearnerError(
            what,
            hint="Each one stands in one place; the last place fills itself.",
            choices=(Choice("Change it", token),),
        )
    rest = [n for n in range(len(items)) if n not in places]
    return marking.mark_order(question, tuple(items[n] for n in [*places, *rest]))
