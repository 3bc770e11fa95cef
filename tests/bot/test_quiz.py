"""Asking and marking, through the app: every kind can be answered right and wrong."""

from __future__ import annotations

import pytest

from bot import marking
from bot.content import Kind, Question
from bot.talk import Mark, Press, Reply, Submit, Verdict, pack, together
from tests.people import Clock, Person, words


def verdict(person: Person) -> Mark | None:
    return next((b.mark for b in person.last.blocks if isinstance(b, Verdict)), None)


async def put(person: Person, kind: Kind) -> Question:
    reply = await person.says(f"/quiz {kind.value}")
    assert reply.error is None
    return person.app.library.questions[reply.details["question"]]


async def answer(person: Person, question: Question, *, right: bool) -> None:
    """Answer as a person would: press by press, or typed."""
    kind = question.kind
    asked = person.last.choices[0].token.split(":")[3]
    kept = await person.app.store.asked(asked)
    assert kept is not None
    options = marking.shuffled(question, kept.seed)
    if kind in marking.TYPED:
        text = question.accept[0] if right else question.reject[0].text
        await person.fills("Type", answer=text)
    elif kind is Kind.TRUE_FALSE:
        await person.presses("True" if question.answer is right else "False")
        index = next(n for n, o in enumerate(options) if o.is_right)
        await person.send(Press(person.last.choices[index].token))
    elif kind is Kind.MULTI:
        ticks = together(str(n) for n, o in enumerate(options) if o.is_right is right)
        await person.fills("Tick", ticks=ticks)
    elif kind in (Kind.ORDER, Kind.MATCH):
        goal = question.key or tuple(pair.right for pair in question.pairs)
        goal = goal if right else (goal[1], goal[0], *goal[2:])
        for item in goal[:-1]:
            await person.presses(item.replace("`", "")[:70])
    else:
        index = next(n for n, o in enumerate(options) if o.is_right is right)
        await person.send(Press(pack("quiz", "pick", asked, str(index))))


@pytest.mark.parametrize("kind", list(Kind), ids=lambda kind: kind.value)
@pytest.mark.parametrize("right", [True, False], ids=["right", "wrong"])
async def test_every_kind_is_marked(ada: Person, kind: Kind, right: bool) -> None:
    """The verdict fits the answer, and a reason stands beside it."""
    question = await put(ada, kind)
    await answer(ada, question, right=right)

    assert verdict(ada) is (Mark.RIGHT if right else Mark.WRONG)
    progress = await ada.says("/progress")
    assert (progress.details["answers"], progress.details["right"]) == (1, int(right))


async def test_a_wrong_option_is_answered_with_its_own_why(ada: Person) -> None:
    """Not only that it is wrong: what was thought wrong."""
    question = await put(ada, Kind.CHOICE)
    asked = ada.last.choices[0].token.split(":")[3]
    kept = await ada.app.store.asked(asked)
    assert kept is not None
    options = marking.shuffled(question, kept.seed)
    index, option = next((n, o) for n, o in enumerate(options) if not o.is_right)
    reply = await ada.send(Press(pack("quiz", "pick", asked, str(index))))

    assert option.why in words(reply)


async def test_a_second_press_changes_nothing(ada: Person) -> None:
    """A double click gives the same verdict and one mark."""
    question = await put(ada, Kind.CHOICE)
    token = ada.last.choices[0].token
    first, second = await ada.send(Press(token)), await ada.send(Press(token))

    assert first == second
    assert (await ada.says("/progress")).details["answers"] == 1
    assert question.id


async def test_a_second_thought_does_not_count(ada: Person) -> None:
    """Another option after the verdict shows the first answer again, and says so."""
    await put(ada, Kind.CHOICE)
    one, other = ada.last.choices[0].token, ada.last.choices[1].token
    await ada.send(Press(one))
    reply = await ada.send(Press(other))

    assert "first answer counts" in words(reply)
    assert (await ada.says("/progress")).details["answers"] == 1


async def test_nobody_answers_for_another(ada: Person, bob: Person) -> None:
    """Tokens travel: the question knows to whom it was put."""
    await put(ada, Kind.CHOICE)
    reply = await bob.send(Press(ada.last.choices[0].token))

    assert reply.error is not None
    assert "somebody else" in reply.error.message
    assert (await bob.says("/progress")).details["answers"] == 0


async def test_a_vanished_question_says_so(ada: Person) -> None:
    """The content changed between the question and the press."""
    question = await put(ada, Kind.CHOICE)
    token = ada.last.choices[0].token
    rest = {k: v for k, v in ada.app.library.questions.items() if k != question.id}
    from dataclasses import replace

    ada.app.library = replace(ada.app.library, questions=rest)
    reply = await ada.send(Press(token))

    assert reply.error is not None
    assert "left the collection" in reply.error.message


async def test_hints_come_one_by_one_and_cost_a_little(ada: Person) -> None:
    """Weakest first; a right answer after a hint comes back sooner."""
    question = await put(ada, Kind.PREDICT)
    first = await ada.presses("Hint")
    second = await ada.presses("Hint")

    assert question.hints[0] in words(first)
    assert question.hints[1] not in words(first)
    assert question.hints[1] in words(second)
    assert not [c for c in second.choices if c.label == "Hint"]


@pytest.mark.parametrize("kind", [Kind.ORDER, Kind.MATCH, Kind.TRUE_FALSE])
async def test_a_hint_keeps_the_steps_taken(ada: Person, kind: Kind) -> None:
    """Who has begun an answer and asks for a hint need not begin again."""
    await put(ada, kind)
    before = await ada.send(Press(ada.last.choices[0].token))
    after = await ada.presses("Hint")

    assert "Hint 1" in words(after)
    assert [c for c in after.choices if c.label != "Hint"] == [
        c for c in before.choices if c.label != "Hint"
    ]


async def test_boxes_of_an_older_message_go_on_working(ada: Person) -> None:
    """Once the boxes were buttons; who finds such a message ticks on, and is marked."""
    question = await put(ada, Kind.MULTI)
    asked = ada.choice("Tick").token.split(":")[3]
    kept = await ada.app.store.asked(asked)
    assert kept is not None
    right = [n for n, o in enumerate(marking.shuffled(question, kept.seed)) if o.is_right]
    await ada.send(Press(pack("quiz", "step", asked, str(right[0]))))
    for n in right[1:]:
        await ada.send(Press(next(c.token for c in ada.last.choices if f"{n}" in c.token[-9:])))
    boxes = [c.label[0] for c in ada.last.choices if c.label[0] in "☑☐"]
    await ada.presses("Done")

    assert len(boxes) == len(question.options)
    assert verdict(ada) is Mark.RIGHT


@pytest.mark.parametrize(
    ("kind", "fields", "said"),
    [
        (Kind.MULTI, {"ticks": "0,99"}, "does not fit"),
        (Kind.TRUE_FALSE, {"verdict": "t"}, "Half of the answer"),
        (Kind.TRUE_FALSE, {"verdict": "maybe", "reason": "0"}, "Half of the answer"),
        (Kind.ORDER, {"place-0": "0"}, "A place is empty"),
        (Kind.ORDER, {f"place-{n}": "1" for n in range(5)}, "stands in two places"),
        (Kind.CHOICE, {"ticks": "0"}, "does not fit"),
    ],
)
async def test_form_that_says_no_answer_is_not_marked(
    ada: Person, kind: Kind, fields: dict[str, str], said: str
) -> None:
    """Forms travel through clients; what cannot be an answer is not counted as one."""
    await put(ada, kind)
    asked = ada.last.choices[0].token.split(":")[3]
    reply = await ada.send(Submit(pack("quiz", "enter", asked), fields))

    assert reply.error is not None
    assert said in reply.error.message
    assert (await ada.says("/progress")).details["answers"] == 0


async def test_nothing_ticked_is_an_answer(ada: Person) -> None:
    """None of them can be what a learner thinks."""
    await put(ada, Kind.MULTI)
    await ada.fills("Tick", ticks="")

    assert verdict(ada) is Mark.WRONG


async def test_a_wrong_verdict_is_put_right_once(ada: Person) -> None:
    """The verdict that is right is named beside the reason, and nothing is said twice."""
    question = await put(ada, Kind.TRUE_FALSE)
    await answer(ada, question, right=False)
    await ada.presses("Next")
    told = words(await wrong_verdict(ada, question))

    assert f"Right is: {question.answer}, because: " in told
    assert told.count(question.explain) == 1


async def wrong_verdict(person: Person, question: Question) -> Reply:
    """The wrong verdict with the right reason."""
    await person.says(f"/quiz {question.topic} true-false")
    await person.presses(str(not question.answer))
    reason = next(o.text for o in question.options if o.is_right).replace("`", "")
    return await person.presses(reason[:70])


async def test_a_match_shows_all_that_is_to_be_matched(ada: Person) -> None:
    """All left sides are there from the beginning: who rules out can match."""
    question = await put(ada, Kind.MATCH)

    assert all(pair.left in words(ada.last) for pair in question.pairs)
    assert words(ada.last).count("which one?") == 1


async def test_the_order_of_options_stays_for_one_question(ada: Person) -> None:
    """The message is drawn again after a hint: nothing may move under the finger."""
    await put(ada, Kind.PREDICT)
    before = ada.last.choices
    after = (await ada.presses("Hint")).choices

    assert [c.token for c in before if ":pick:" in c.token] == [
        c.token for c in after if ":pick:" in c.token
    ]


async def test_an_unforeseen_fill_is_run(ada: Person) -> None:
    """A blank may be filled in ways that no list holds: the sandbox decides."""
    question = await put(ada, Kind.BLANK)
    assert "ensure_future" in question.accept
    form = await ada.app.form(ada.learner, ada.place, ada.choice("Type").token)
    fill = "get_running_loop().create_task"
    await ada.send(Submit(form.token, {"answer": fill}))

    assert verdict(ada) is Mark.RIGHT
    again = await ada.send(Submit(form.token, {"answer": fill}))
    assert "One right answer" not in words(again)


@pytest.mark.parametrize("text", ["", "   ", "x" * 5000, "\x00", "two words", "1e999"])
async def test_odd_typed_answers_are_met_with_words(ada: Person, text: str) -> None:
    """Empty, endless and binary answers are refused or marked, never a fault."""
    await put(ada, Kind.NUMBER)
    reply = await ada.fills("Type", answer=text)

    assert reply.error is None or "fault" not in reply.error.hint


async def test_what_was_wrong_comes_back_tomorrow(ada: Person, clock: Clock) -> None:
    """A wrong answer is due the next day, and the review asks it."""
    question = await put(ada, Kind.CHOICE)
    await answer(ada, question, right=False)
    assert (await ada.says("/review")).choices[0].label == "Ask me something"
    clock.pass_days(1.1)
    await ada.says("/review")
    await ada.presses("Begin")

    assert ada.last.details["question"] == question.id


async def test_the_second_hit_on_a_belief_is_refuted(ada: Person, clock: Clock) -> None:
    """Twice the same mistake: the belief is named and put right."""
    question = await put(ada, Kind.CHOICE)
    myth = next(o for o in question.options if o.myth)
    for _ in range(2):
        await ada.says(f"/quiz {question.topic} {question.kind.value}")
        asked = ada.last.choices[0].token.split(":")[3]
        kept = await ada.app.store.asked(asked)
        assert kept is not None
        index = marking.shuffled(question, kept.seed).index(myth)
        assert "Myth" not in words(ada.last)
        await ada.send(Press(pack("quiz", "pick", asked, str(index))))

    assert ada.app.library.misconceptions[myth.myth].belief in words(ada.last)


async def test_what_cannot_be_asked_says_what_can(ada: Person) -> None:
    """An unknown topic and an unknown kind are named, with what there is."""
    topic = await ada.says("/quiz cooking")
    from bot.talk import Ask

    kind = await ada.send(Ask("quiz", {"topic": "futures", "kind": "essay"}))

    assert topic.error is not None
    assert "`futures`" in topic.error.hint
    assert (await ada.says("quiz me")).error is None
    assert (await ada.says("/quiz true-flase")).details["kind"] == "true-false"
    assert kind.error is not None
    assert "predict" in kind.error.hint


async def test_tokens_never_tell_the_answer(ada: Person) -> None:
    """The right option stands first in the files; on the screen it does not always."""
    places = set()
    for _ in range(12):
        question = await put(ada, Kind.CHOICE)
        asked = ada.last.choices[0].token.split(":")[3]
        kept = await ada.app.store.asked(asked)
        assert kept is not None
        order = marking.shuffled(question, kept.seed)
        places.add([o.is_right for o in order].index(True))

    assert len(places) > 1
