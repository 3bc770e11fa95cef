"""Room: quiz. Asks a question, gives hints, marks the answer and says why.

What an answer is worth is decided in `bot.marking`; when to ask again in `bot.schedule`.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping

from rapidfuzz.distance import OSA

from bot import entries, marking
from bot.asking import choices_for, question_blocks, verdict_reply
from bot.content import Kind, Library, Question
from bot.desk import Desk
from bot.errors import LearnerError
from bot.marking import Mark
from bot.picking import ANYTHING, topic_among
from bot.schedule import grade_for, review
from bot.store import Answer, Asked
from bot.talk import (
    Ask,
    Choice,
    Field,
    Form,
    FormOffer,
    Offer,
    Param,
    Reply,
    Room,
    Token,
    pack,
)
from bot.wording import shorten, storable
from sandbox import Job, Limits, Verdict

FILL_SECONDS = 3.0
SLIPPERY = 5  # letters from which on one slip is forgiven: `true-flase`


# ---- choosing


def kinds_in(text: str) -> tuple[str, Kind | None]:
    """Split `futures predict` into the topic and the kind."""
    words = text.split()
    if words and (kind := _kind(words[-1])) is not None:
        return " ".join(words[:-1]), kind
    return text, None


def _kind(word: str) -> Kind | None:
    if not word:
        return None
    folded = word.casefold().replace("_", "-")
    is_long = len(folded) >= SLIPPERY
    return next(
        (
            k
            for k in Kind
            if OSA.distance(folded, k.value) <= (is_long and len(k.value) >= SLIPPERY)
        ),
        None,
    )


def wanted(library: Library, topic: str, kind: Kind | None) -> list[Question]:
    """The questions on a topic and of a kind."""
    on_topic = library.questions_on(topic) if topic else tuple(library.questions.values())
    return [q for q in on_topic if kind is None or q.kind is kind]


def choose(questions: list[Question], recent: tuple[Answer, ...], pick: int) -> Question:
    """One never answered, at chance; when all were, the one answered longest ago."""
    seen = [answer.question for answer in recent]
    fresh = [q for q in questions if q.id not in seen]
    if fresh:
        return fresh[pick % len(fresh)]
    return max(questions, key=lambda q: seen.index(q.id))


async def _topic(desk: Desk, text: str) -> str:
    if text.strip().casefold() in ANYTHING:
        return ""
    library = desk.library
    asked = {q.topic for q in library.questions.values()}
    found, near = await topic_among(library, asked, text)
    if found:
        return found
    choices = tuple(Choice(library.topics[t].title, pack("quiz", "topic", t)) for t in near)
    hint = f"Nearest: {', '.join(f'`{t}`' for t in near)}. `/quiz` alone asks about anything."
    raise LearnerError(f"There is no question on “{shorten(text)}”.", hint=hint, choices=choices)


async def _put(desk: Desk, question: Question) -> Reply:
    await desk.store.meet(desk.learner, desk.now)
    asked = await desk.store.ask(
        desk.learner.id,
        question.id,
        id=secrets.token_hex(8),
        seed=desk.chance.getrandbits(31),
        place=desk.place.id,
        now=desk.now,
    )
    return _show(desk.library, question, asked, "")


def _show(library: Library, question: Question, asked: Asked, state: str) -> Reply:
    return Reply(
        blocks=question_blocks(library, question, asked, state),
        choices=choices_for(question, asked, state),
        topic=question.topic,
        details={"question": question.id, "kind": question.kind.value},
    )


# ---- marking


async def _load(desk: Desk, token: Token) -> tuple[Asked, Question]:
    asked = await desk.store.asked(token.ids[0] if token.ids else "")
    if asked is None:
        raise LearnerError("That question is no longer kept.", hint="`/quiz` asks a new one.")
    if asked.learner != desk.learner.id:
        raise LearnerError(
            "That question was put to somebody else.", hint="`/quiz` asks you one of your own."
        )
    question = desk.library.questions.get(asked.question)
    if question is None:
        raise LearnerError(
            "That question has left the collection.", hint="`/quiz` asks another one."
        )
    return asked, question


async def _settle(desk: Desk, asked: Asked, question: Question, mark: Mark) -> Reply:
    """Keep the first answer to an asked question, and show the verdict that stands."""
    objective = question.objective or f"{question.topic}#{question.page}"
    old = await desk.store.card(desk.learner.id, objective)
    grade = grade_for(is_right=mark.is_right, hints=asked.hints)
    answer = Answer(
        asked=asked.id,
        question=question.id,
        topic=question.topic,
        given=mark.given,
        is_right=mark.is_right,
        grade=grade,
        at=desk.now,
        myth=mark.myth,
    )
    card = review(old, objective, grade, desk.now)
    kept = await desk.store.answered(desk.learner.id, answer, card)
    return await _verdict(desk, question, kept, mark.given)


async def _verdict(desk: Desk, question: Question, kept: Answer, given: str) -> Reply:
    mark = marking.read_back(question, kept.given)
    objective = question.objective or f"{question.topic}#{question.page}"
    card = await desk.store.card(desk.learner.id, objective)
    hits = await desk.store.myth_hits(desk.learner.id, kept.myth) if kept.myth else 0
    due = await desk.store.due(desk.learner.id, desk.now)
    return verdict_reply(
        desk.library,
        question,
        mark=mark,
        is_right=kept.is_right,
        card=card,
        now=desk.now,
        is_second_hit=hits >= 2,
        is_other=given != kept.given,
        due=len(due),
    )


async def _already(desk: Desk, asked: Asked, question: Question, given: str) -> Reply | None:
    if asked.answer is None:
        return None
    return await _verdict(desk, question, asked.answer, given)


async def _mark(desk: Desk, asked: Asked, question: Question, mark: Mark) -> Reply:
    done = await _already(desk, asked, question, mark.given)
    return done or await _settle(desk, asked, question, mark)


# ---- handlers


async def ask_one(desk: Desk, ask: Ask) -> Reply:
    """Put one question, on a topic and of a kind if they are named."""
    text, kind = ask.arg("topic"), _kind(ask.arg("kind"))
    if ask.arg("kind") and kind is None:
        raise LearnerError(
            f"“{shorten(ask.arg('kind'), 40)}” is not a kind of question.",
            hint="Kinds: " + ", ".join(each.value for each in Kind) + ".",
        )
    if kind is None:
        text, kind = kinds_in(text)
    return await _ask_on(desk, await _topic(desk, text), kind)


async def _ask_on(desk: Desk, topic: str, kind: Kind | None) -> Reply:
    questions = wanted(desk.library, topic, kind)
    if not questions:
        where = f" on `{topic}`" if topic else ""
        kinds = sorted({q.kind.value for q in wanted(desk.library, topic, None)})
        raise LearnerError(
            f"There is no question of the kind “{kind.value if kind else '?'}”{where}.",
            hint=f"Kinds there: {', '.join(kinds)}.",
        )
    recent = await desk.store.recent(desk.learner.id, limit=500)
    return await _put(desk, choose(questions, recent, desk.chance.getrandbits(16)))


async def on_topic(desk: Desk, token: Token) -> Reply:
    """Put a question on the topic that a button names; without one, on any."""
    topic = token.ids[0] if token.ids else ""
    if topic and not desk.library.questions_on(topic):
        topic = ""
    return await _ask_on(desk, topic, None)


async def of_the_day(desk: Desk, token: Token) -> Reply:
    """Put the question of a day to whoever presses, once: a second press finds the first answer."""
    name, day = (*token.ids, "", "")[:2]
    question = desk.library.questions.get(name)
    if question is None or not day:
        raise LearnerError(
            "That question has left the collection.", hint="`/quiz` asks another one."
        )
    own = f"{question.id} {day} {desk.place.id} {desk.learner.id}"
    await desk.store.meet(desk.learner, desk.now)
    asked = await desk.store.ask_once(
        desk.learner.id,
        question.id,
        id=hashlib.blake2s(own.encode(), digest_size=8).hexdigest(),
        seed=desk.chance.getrandbits(31),
        place=desk.place.id,
        now=desk.now,
    )
    if asked.answer is not None:
        return await _verdict(desk, question, asked.answer, asked.answer.given)
    return _show(desk.library, question, asked, "")


async def review_one(desk: Desk, token: Token) -> Reply:
    """Put a question on the objective that is most overdue."""
    del token
    for card in await desk.store.due(desk.learner.id, desk.now):
        siblings = [
            q
            for q in desk.library.questions.values()
            if (q.objective or f"{q.topic}#{q.page}") == card.objective
        ]
        if siblings:
            recent = await desk.store.recent(desk.learner.id, limit=500)
            return await _put(desk, choose(siblings, recent, desk.chance.getrandbits(16)))
    raise LearnerError("Nothing is due now.", hint="`/quiz` asks something new.")


async def pick(desk: Desk, token: Token) -> Reply:
    """Mark one picked option: choice, predict, state, fix, bug."""
    asked, question = await _load(desk, token)
    options = marking.shuffled(question, asked.seed)
    return await _mark(
        desk, asked, question, marking.mark_option(options[entries.index(token, 1, options)])
    )


async def step(desk: Desk, token: Token) -> Reply:
    """One step of an answer that takes several: order, match, multi, the verdict of true-false."""
    asked, question = await _load(desk, token)
    if asked.answer is not None:
        return await _verdict(desk, question, asked.answer, asked.answer.given)
    state = entries.state(question, token)
    count = len(question.items or question.pairs)
    if not count or len(state) < count - 1:
        return _show(desk.library, question, asked, state)
    rest = [i for i in range(count) if str(i) not in state]  # the last one places itself
    order = tuple(
        marking.shuffled_items(question, asked.seed)[i] for i in [*map(int, state), *rest]
    )
    if question.kind is Kind.ORDER:
        return await _mark(desk, asked, question, marking.mark_order(question, order))
    return await _mark(desk, asked, question, marking.mark_match(question, order))


async def reason(desk: Desk, token: Token) -> Reply:
    """Mark verdict and reason of a true-false question."""
    asked, question = await _load(desk, token)
    options = marking.shuffled(question, asked.seed)
    option = options[entries.index(token, 2, options)]
    verdict = token.ids[1] == "t"
    return await _mark(
        desk, asked, question, marking.mark_verdict(question, option, verdict=verdict)
    )


async def finish(desk: Desk, token: Token) -> Reply:
    """Mark the options ticked so far of a multi question."""
    asked, question = await _load(desk, token)
    options = marking.shuffled(question, asked.seed)
    if question.kind is not Kind.MULTI:
        raise entries.misfit()
    picked = frozenset(options[int(c)].text for c in entries.state(question, token))
    return await _mark(desk, asked, question, marking.mark_multi(question, picked))


async def open_whole(desk: Desk, token: Token) -> Form:
    """The form that takes a whole answer at once: ticks, verdict and reason, an order."""
    asked, question = await _load(desk, token)
    return entries.form(question, asked, token)


async def whole(desk: Desk, token: Token, fields: Mapping[str, str]) -> Reply:
    """Mark a whole answer."""
    asked, question = await _load(desk, token)
    return await _mark(desk, asked, question, entries.mark(question, asked, fields))


async def hint(desk: Desk, token: Token) -> Reply:
    """Show one hint more; an answer after a hint counts, but comes back sooner."""
    asked, question = await _load(desk, token)
    state = entries.state(question, token)
    if asked.answer is not None:
        return await _verdict(desk, question, asked.answer, asked.answer.given)
    if asked.hints < len(question.hints):
        await desk.store.hinted(asked.id)
    fresh = await desk.store.asked(asked.id)
    return _show(desk.library, question, fresh or asked, state)


async def open_typed(desk: Desk, token: Token) -> Form:
    """The form for a typed answer."""
    asked, question = await _load(desk, token)
    labels = {Kind.BLANK: "What fills the blank?", Kind.NUMBER: "Your number"}
    label = labels.get(question.kind, "Your answer")
    return Form(
        title="Your answer",
        token=pack("quiz", "type", asked.id),
        fields=(Field(id="answer", label=label, max_length=200),),
        button="Answer",
    )


async def typed(desk: Desk, token: Token, fields: Mapping[str, str]) -> Reply:
    """Mark a typed answer; a fill that nobody foresaw is run in the sandbox."""
    asked, question = await _load(desk, token)
    text = storable(fields.get("answer", "")).strip()
    if question.kind not in marking.TYPED:
        raise entries.misfit()
    if not text:
        raise LearnerError("The answer is empty.", hint="Type a word or a number.")
    if question.kind is Kind.NUMBER and marking.number(marking.fold(text)) is None:
        raise LearnerError(
            f"“{shorten(text, 40)}” is not a number.", hint="Write digits, such as 2 or 0.5."
        )
    mark = marking.mark_typed(question, text[:200])
    if not mark.is_known and asked.answer is None and await _fills(desk, question, text):
        mark = Mark(given=mark.given, said=mark.said, is_right=True, why=question.explain)
    return await _mark(desk, asked, question, mark)


async def _fills(desk: Desk, question: Question, text: str) -> bool:
    limits = Limits(wall_s=FILL_SECONDS, cpu_s=FILL_SECONDS)
    job = Job(marking.filled(question, text), limits=limits)
    outcome = await desk.run(job)
    return outcome.verdict is Verdict.OK and outcome.stdout.strip() == question.wants.strip()


ROOM = Room(
    "quiz",
    asks={
        "quiz": Offer(
            handler=ask_one,
            summary="Ask me a question",
            params=(
                Param(name="topic", summary="What about; any topic if empty", suggests="quiz"),
                Param(name="kind", summary="Which kind of question", suggests="kind"),
            ),
        ),
    },
    presses={
        "topic": on_topic,
        "daily": of_the_day,
        "review": review_one,
        "pick": pick,
        "step": step,
        "reason": reason,
        "finish": finish,
        "hint": hint,
    },
    forms={
        "type": FormOffer(open=open_typed, submit=typed),
        "enter": FormOffer(open=open_whole, submit=whole),
    },
)
