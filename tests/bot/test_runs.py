"""Running snippets, through the app and the real sandbox."""

from __future__ import annotations

import asyncio
import re

import pytest
from markdown_it import MarkdownIt

from bot.errors import LearnerError
from bot.runs import outcome_blocks
from bot.sight import see
from bot.talk import Ask, Figure, Mark, Note, Output, Press, Prose, Submit, Verdict, pack
from sandbox import Event, Outcome, Refusal
from sandbox import Verdict as Ended
from tests.people import PLACE, Person, words

COUNTERS = """
import asyncio

async def counter(name):
    for n in range(2):
        print(name, n)
        await asyncio.sleep(0)

async def main():
    tasks = [asyncio.create_task(counter(name)) for name in "abcd"]
    while True:
        tasks = [t for t in tasks if not t.done()]
        if not tasks:
            return
        await tasks[0]

asyncio.run(main())
"""


def outputs(person: Person) -> dict[str, str]:
    return {b.label: b.text for b in person.last.blocks if isinstance(b, Output)}


async def test_a_snippet_runs_and_its_output_is_shown(ada: Person) -> None:
    """Four tasks take turns."""
    reply = await ada.send(Ask("run", {"code": COUNTERS}))

    assert reply.details["verdict"] == "ok"
    assert outputs(ada)["Output"].split("\n")[:5] == ["a 0", "b 0", "c 0", "d 0", "a 1"]


async def test_an_exception_is_shown_in_the_learners_line(ada: Person) -> None:
    """The traceback is Python's, without a frame of ours."""
    await ada.says("```py\nx = 1\nx.foo\n```")

    assert 'File "snippet.py", line 2' in outputs(ada)["Errors"]
    assert "sandbox/" not in outputs(ada)["Errors"]


async def test_a_syntax_error_has_line_and_caret(ada: Person) -> None:
    """Where it is, and where in the line."""
    reply = await ada.says("```py\nprint(1)\nprint(1 +)\n```")

    assert reply.details["verdict"] == "error"
    assert "line 2" in outputs(ada)["Errors"]
    assert "^" in outputs(ada)["Errors"]


async def test_an_exception_is_told_in_plain_words(ada: Person) -> None:
    """As a note with the line, before the traceback; not where a diagnosis says the same."""
    reply = await ada.send(Ask("run", {"code": "delays = [1]\nprint(delay[0])"}))
    diagnosed = await ada.send(Ask("run", {"code": "async def f(): pass\nprint(f() + 1)"}))
    notes = [block.text for block in reply.blocks if isinstance(block, Note)]

    assert len(notes) == 1
    assert notes[0].startswith("**Line 2:** The name `delay` is used here")
    assert "Did you mean `delays`?" in notes[0]
    assert diagnosed.details["diagnoses"] == ["coroutine-as-value"]
    assert not any(isinstance(block, Note) for block in diagnosed.blocks)


async def test_a_known_message_leads_to_its_lesson(ada: Person) -> None:
    """The way from a mistake to what explains it is one press."""
    await ada.says(
        "```py\nimport asyncio\nasyncio.Future(loop=asyncio.new_event_loop()).result()\n```"
    )
    reply = await ada.presses("Explain this")

    assert reply.topic == "futures"


async def test_what_is_closed_is_refused_with_line_and_way_out(ada: Person) -> None:
    """All refusals at once, each with its line."""
    reply = await ada.says("```py\nprint(1)\nimport os\nopen('x')\n```")

    assert reply.details["verdict"] == "refused"
    assert "**Line 2:**" in words(reply)
    assert "**Line 3:**" in words(reply)


async def test_a_run_can_be_edited_and_run_again(ada: Person) -> None:
    """The form comes back with the code in it."""
    await ada.says("```py\nprint(1)\n```")
    form = await ada.app.form(ada.learner, PLACE, ada.choice("Edit").token)
    assert form.fields[0].value == "print(1)"
    await ada.presses("Run again")
    assert outputs(ada)["Output"] == "1\n"
    await ada.fills("Edit", code="print(2)")

    assert outputs(ada)["Output"] == "2\n"


BLOCKING = """
import asyncio, time

async def beat():
    for _ in range(4):
        await asyncio.sleep(0.5)

async def report():
    time.sleep(1.5)

async def main():
    await asyncio.gather(beat(), report())

asyncio.run(main())
"""


async def test_a_run_shows_picture_and_diagnosis(ada: Person) -> None:
    """Output, how it went, the lanes, the mistake in its line: in this order."""
    reply = await ada.send(Ask("run", {"code": BLOCKING + "print('end')"}))
    kinds = [block.kind for block in reply.blocks]
    figure = next(block for block in reply.blocks if isinstance(block, Figure))

    assert kinds[:4] == ["output", "verdict", "prose", "figure"]
    assert figure.png.startswith(b"\x89PNG")
    assert "report() [Task-3]" in figure.alt
    assert "blocking the loop" in figure.text
    assert "`report()` blocked the loop for 1" in words(reply)
    assert "**Line 9:**" in words(reply)
    assert reply.details["diagnoses"] == ["blocked-loop"]


async def test_a_diagnosis_leads_to_its_lesson(ada: Person) -> None:
    """A coroutine used as a value is explained where coroutines are."""
    await ada.says("```py\nimport asyncio\nasync def f():\n    return 1\nprint(f() + 1)\n```")
    reply = await ada.presses("Explain: ")

    assert reply.topic == "coroutines"


async def test_a_plain_snippet_gets_no_picture(ada: Person) -> None:
    """Nothing to see, nothing drawn."""
    reply = await ada.says("```py\nprint(1)\n```")

    assert not any(isinstance(block, Figure) for block in reply.blocks)


async def test_nobody_edits_the_run_of_another(ada: Person, bob: Person) -> None:
    """A token seen in a channel opens nothing."""
    await ada.says("```py\nprint('mine')\n```")
    bob.last = ada.last
    reply = await bob.presses("Run again")

    assert reply.error is not None


async def test_a_lesson_example_runs_in_place(ada: Person) -> None:
    """Read, run, and back to the page."""
    await ada.says("/explain futures")
    await ada.presses("Run it")
    assert outputs(ada)["Output"] == "done? False\ndone? True\ninside: tea\n"
    reply = await ada.presses("Back to the lesson")

    assert reply.topic == "futures"


@pytest.mark.parametrize("code", ["", "  \n", "x" * 200_000])
async def test_nothing_and_too_much_are_told_apart_from_code(ada: Person, code: str) -> None:
    """An empty snippet and one of 200 kB start nothing."""
    from bot.talk import Submit, pack

    reply = await ada.send(Submit(pack("runs", "new"), {"code": code}))

    assert reply.error is not None
    assert (await ada.says("/progress")).details["answers"] == 0


async def test_a_null_byte_is_an_error_in_the_snippet(ada: Person) -> None:
    """Python's own words, and the next run is fine."""
    reply = await ada.send(Ask("run", {"code": "print('a')\x00"}))

    assert reply.details["verdict"] == "error"
    assert "null bytes" in outputs(ada)["Errors"]
    assert (await ada.says("```print('fine')```")).details["verdict"] == "ok"


async def test_half_a_surrogate_pair_is_refused_at_the_door(ada: Person) -> None:
    """It is no text, so nothing is started; the learner hears so, and the next run is fine."""
    reply = await ada.send(Ask("run", {"code": "print('\ud800')"}))

    assert reply.error is not None
    assert "fault" not in reply.error.hint
    assert (await ada.says("```print('fine')```")).details["verdict"] == "ok"


async def test_a_queue_is_seen_by_those_who_wait(ada: Person) -> None:
    """More runs than slots: those who wait learn their place, and all get an outcome."""

    async def one() -> list[str]:
        ask = Ask("run", {"code": "sum(range(5_000_000))"})  # holds its core for a while
        seen = []
        async for reply in ada.app.handle(ada.learner, PLACE, ask):
            block = reply.blocks[0]
            assert isinstance(block, Verdict)
            seen.append(block.text if block.mark is Mark.BUSY else block.mark.value)
        return seen

    talks = await asyncio.gather(*(one() for _ in range(6)))

    assert all(talk[-1] == "fine" for talk in talks)
    assert any("number" in said for talk in talks for said in talk)


LOST = """
import asyncio
balance = 100

async def change(by):
    global balance
    old = balance
    await asyncio.sleep(0.2)
    balance = old + by

async def main():
    await asyncio.gather(change(10), change(-30))
    print(balance)

asyncio.run(main())
"""
ORDERS = "Could it print something else?"


def labels(person: Person) -> list[str]:
    return [choice.label for choice in person.last.choices]


async def test_buttons_of_a_run_stand_in_one_row(ada: Person) -> None:
    """Again, on the real clock, in other orders, and to the lessons, as far as there is room."""
    await ada.send(Ask("run", {"code": LOST}))

    assert labels(ada)[:4] == ["Edit and run", "Run again", "On the real clock", ORDERS]
    assert len(labels(ada)) <= 5


@pytest.mark.parametrize(
    ("code", "has_real", "has_orders"),
    [
        ("import os", False, False),
        ("print(1)", False, False),
        ("print(1 +)", False, False),
        ("import asyncio\nawait asyncio.sleep(0.2)", True, False),
        ("import asyncio\nawait asyncio.sleep(3600)", False, False),
        ("import asyncio\nawait asyncio.gather(asyncio.sleep(0), asyncio.sleep(0))", False, True),
        ("import asyncio\nawait asyncio.gather(asyncio.Event().wait())", False, True),
        ("while True: pass", False, False),
    ],
)
async def test_a_button_without_a_point_is_not_there(
    ada: Person, code: str, has_real: bool, has_orders: bool
) -> None:
    """No wait, too long a wait, one task, or no end: nothing to press."""
    await ada.send(Ask("run", {"code": code}))

    assert ("On the real clock" in labels(ada)) is has_real
    assert (ORDERS in labels(ada)) is has_orders


async def test_the_real_clock_takes_its_time(ada: Person) -> None:
    """The same snippet, the same output, its waits as long as they are; and it says so."""
    await ada.send(Ask("run", {"code": LOST}))
    reply = await ada.presses("On the real clock")
    headline = next(block for block in reply.blocks if isinstance(block, Verdict))

    assert outputs(ada)["Output"] == "70\n"
    assert headline.text.endswith(" ms on the real clock")
    assert int(headline.text.split()[5]) >= 200
    assert "On the real clock" not in labels(ada)
    assert ORDERS in labels(ada)


async def test_other_orders_show_a_lost_update(ada: Person) -> None:
    """Both outputs with their shares, asyncio's own first, the mistake in its line."""
    await ada.send(Ask("run", {"code": LOST}))
    token = ada.choice(ORDERS).token
    replies = [reply async for reply in ada.app.handle(ada.learner, PLACE, Press(token))]
    ada.last = replies[-1]
    shown = [block for block in ada.last.blocks if isinstance(block, Output)]

    assert "Tried 7 of 24 orders" in [words(reply).strip() for reply in replies]
    assert [block.text for block in shown] == ["70\n", "110\n"]
    assert "asyncio's own" in shown[0].label
    assert "**Line 9:**" in words(ada.last)
    assert [each["is_own"] for each in ada.last.details["orders"]] == [True, False]
    assert labels(ada)[:2] == ["Edit and run", "Run again"]


async def test_the_answer_is_the_same_each_time(ada: Person) -> None:
    """The seeds are fixed; measured times and threads do not matter."""
    await ada.send(Ask("run", {"code": LOST}))
    token = ada.choice(ORDERS).token
    first, second = await ada.send(Press(token)), await ada.send(Press(token))

    assert first == second


async def test_other_orders_of_a_right_program_print_the_same(ada: Person) -> None:
    """A lock makes the sum come out, whoever goes first."""
    locked = LOST.replace("    old = balance", "    await lock.acquire()\n    old = balance")
    locked = locked.replace("old + by\n", "old + by\n    lock.release()\n")
    await ada.send(
        Ask(
            "run", {"code": locked.replace("balance = 100", "lock = asyncio.Lock()\nbalance = 100")}
        )
    )
    reply = await ada.presses(ORDERS)

    assert words(reply).startswith("All 24 orders print the same")
    assert "first in, first out" in words(reply)


async def test_nobody_tries_the_orders_of_another(ada: Person, bob: Person) -> None:
    """Nor its real time."""
    await ada.send(Ask("run", {"code": LOST}))
    for label in (ORDERS, "On the real clock"):
        bob.last = ada.last

        assert (await bob.presses(label)).error is not None


async def test_what_no_longer_ends_is_not_compared(ada: Person) -> None:
    """A token that was made up, for a run that had no such button."""
    await ada.send(Ask("run", {"code": "while True: pass"}))
    token = ada.choice("Run again").token.replace("again", "orders")
    reply = await ada.send(Press(token))

    assert reply.error is not None
    assert "does not come to its end" in reply.error.message


async def test_what_a_plain_program_lacks_is_asyncio_run(ada: Person) -> None:
    """A call at the outer level of a file cannot be awaited there, unless others are."""
    greet = "async def greet():\n    print('hello')\n"
    plain = words(await ada.says(f"```python\n{greet}greet()\n```"))
    outer = words(await ada.says(f"```python\n{greet}await greet()\ngreet()\n```"))

    assert "asyncio.run(greet(...))" in plain
    assert "await greet(...)" in outer
    assert "tracemalloc" not in plain


EVIL = "<@1> @everyone **b** [l](http://evil) \u202e\x1b[31m\n# head"


@pytest.mark.parametrize("verdict", [Ended.TIMEOUT, Ended.DEADLOCK, Ended.REFUSED, Ended.ERROR])
def test_what_a_child_claims_is_no_markup(verdict: Ended) -> None:
    """Reason, refusals, kinds of waits and names may be forged: they stay words."""
    task = {"id": 0, "name": EVIL, "coro": EVIL, "created": 0.0, "state": "pending", "line": 1}
    wait = {"task": 0, "line": 1, "kind": EVIL, "name": EVIL, "owner": 0, "owner_line": 2}
    outcome = Outcome(
        verdict=verdict,
        reason=EVIL,
        tasks=(task,),
        events=(Event("deadlock", {"waits": [wait], "circle": [0, 0]}),),
        refusals=(Refusal(line=1, message=EVIL, hint=EVIL),),
    )
    blocks = outcome_blocks(outcome, see("print(1)", outcome))
    told = [block.text for block in blocks if isinstance(block, Prose)]
    tokens = [token for text in told for token in MarkdownIt().parse(text)]
    kinds = {part.type for token in tokens for part in token.children or []}

    assert told
    assert {token.type for token in tokens} == {"paragraph_open", "inline", "paragraph_close"}
    assert kinds <= {"text", "text_special", "code_inline", "strong_open", "strong_close"}
    assert not re.search(r"(?<!\\)@|[\x1b\u202e]", re.sub("`.*?`", "", "".join(told)))


async def test_form_takes_what_input_reads(ada: Person) -> None:
    """What is typed beforehand is read by the run, kept with it, and there when it is edited."""
    asking = "print('Hello', input())"
    first = await ada.send(Submit(pack("runs", "new"), {"code": asking, "stdin": "Ada\n"}))
    again = await ada.presses("Run again")
    form = await ada.app.form(ada.learner, PLACE, ada.choice("Edit").token)
    without = await ada.send(Submit(pack("runs", "new"), {"code": asking}))

    assert "Hello Ada" in words(first)
    assert "Hello Ada" in words(again)
    assert {field.id: field.value for field in form.fields}["stdin"] == "Ada\n"
    assert "cannot ask questions" in words(without)


async def test_file_goes_before_the_field(ada: Person) -> None:
    """A file may be longer than a form, and fences in it are its own."""
    long = "# " + "x" * 9000 + "\nprint('```from the file```')"
    reply = await ada.send(Submit(pack("runs", "new"), {"code": "print(1)", "file": long}))
    kept = await ada.app.form(ada.learner, PLACE, pack("runs", "new"))
    edit = ada.choice("Edit").token
    with pytest.raises(LearnerError, match="the form takes") as caught:
        await ada.app.form(ada.learner, PLACE, edit)

    assert "from the file" in words(reply)
    assert not kept.fields[0].is_required
    assert "put the file into the form" in caught.value.hint
