"""One talk through everything that Slack offers, the same on both transports."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot import content
from bot.app import App
from bot.content import Library
from tests.bot.surfaces.slack.conftest import OnSlack
from tests.fakes.slack_people import Actor, code, labels, told
from tests.fakes.slack_wire import FakeSlack

SNIPPET = "print('hello', 6 * 7)"
TWO_TASKS = """import asyncio

async def main():
    await asyncio.gather(asyncio.sleep(0.2), asyncio.sleep(0.1))
    print("both")

asyncio.run(main())
"""


@pytest.fixture(scope="module")
def course() -> Library:
    return content.load()


@pytest.fixture(params=["socket", "http"])
def transport(request: pytest.FixtureRequest) -> str:
    return str(request.param)


async def test_command_is_answered_in_the_channel(
    on_slack: OnSlack, slack: FakeSlack, ada_there: Actor
) -> None:
    """`/explain futures` shows the page, and a button turns it in the same message."""
    async with on_slack():
        page = await ada_there.asks("/explain futures")
        before = told(page)
        ahead = next(label for label in labels(page) if "Next" in label or "→" in label)
        await ada_there.press(page, ahead)
        await slack.until(lambda: len(page["history"]) > 1)

    assert "Future" in before
    assert told(page) != before
    assert len(slack.messages) == 1


async def test_run_shows_its_picture_in_one_message(
    on_slack: OnSlack, slack: FakeSlack, ada_there: Actor
) -> None:
    """A form runs code; progress and outcome are one message, the picture is an uploaded file."""
    async with on_slack():
        await ada_there.command("/run")
        form = await ada_there.form(0)
        refused = await ada_there.submit(form, code="  \n ")
        accepted = await ada_there.submit(form, code=TWO_TASKS)
        await slack.until(lambda: slack.messages and "both" in told(slack.messages[0]))
        (shown,) = slack.messages
    images = [block for block in shown["blocks"] if block["type"] == "image"]

    assert refused.body is not None
    assert refused.body["errors"] == {"code": "There is no code to run."}
    assert accepted.body is None
    assert images
    assert images[0]["alt_text"]
    assert slack.files[images[0]["slack_file"]["id"]]["alt"]


async def test_question_is_answered_by_a_button_after_a_restart(
    app: App, on_slack: OnSlack, slack: FakeSlack, ada_there: Actor
) -> None:
    """A press on a message of another process is answered in that message."""
    async with on_slack():
        asked = await ada_there.asks("/quiz futures predict")
    async with on_slack():
        await ada_there.press(asked, labels(asked)[0])
        await slack.until(lambda: len(asked["history"]) > 1)

    assert any(mark in told(asked) for mark in ("✅", "❌"))
    assert len(slack.messages) == 1


async def test_shortcuts_open_forms_and_read_messages(
    on_slack: OnSlack, slack: FakeSlack, ada_there: Actor
) -> None:
    """From the search bar a form opens and is answered privately; on a message its code is run."""
    async with on_slack():
        await ada_there.shortcut("run-new")
        run_form = await ada_there.form(0)
        await ada_there.submit(run_form, code=SNIPPET)
        await slack.until(lambda: slack.messages and "hello 42" in told(slack.messages[-1]))
        in_private = slack.messages[-1]
        await ada_there.shortcut("explain-new")
        explain_form = await ada_there.form(1)
        await ada_there.submit(explain_form, topic="RuntimeError: no running event loop")
        await slack.until(lambda: len(slack.messages) == 2)
        explained = slack.messages[-1]
        post = {"ts": "1700000000.5", "user": "U2", "text": "x", "blocks": code(SNIPPET)}
        await ada_there.message_shortcut("run-message", post)
        await slack.until(lambda: "hello 42" in told(slack.messages[-1]))
        in_thread = slack.messages[-1]
        error = {"ts": "1700000000.6", "user": "U2", "text": "no running event loop"}
        await ada_there.message_shortcut("explain-message", error)
        await slack.until(lambda: slack.messages[-1].get("thread_ts") == error["ts"])

    assert in_private["channel"] == "D-U1"
    assert explained["channel"] == "D-U1"
    assert in_thread["thread_ts"] == post["ts"]


async def test_mention_and_direct_message_run_code_to_the_letter(
    on_slack: OnSlack, slack: FakeSlack, ada_there: Actor
) -> None:
    """Code is read from the blocks: the text is escaped."""
    exact = "print('<a & b>', '😀', 1 < 2)"
    async with on_slack():
        answer = await ada_there.says("<@UBOT> ```mangled &lt;```", blocks=code(exact))
        await slack.until(lambda: "<a & b> 😀 True" in told(answer))
        direct = await ada_there.says("", "D1", blocks=code(exact))
        await slack.until(lambda: "<a & b> 😀 True" in told(direct))
        words = await ada_there.says("futures", "D1")
        nobody = ada_there.said("hello", "D1", bot_id="B9")
        await slack.deliver("events_api", nobody)

    assert answer["thread_ts"]
    assert "thread_ts" not in direct
    assert "Future" in told(words)
    assert len(slack.messages) == 3


async def test_program_in_a_file_is_run(
    on_slack: OnSlack, slack: FakeSlack, ada_there: Actor
) -> None:
    """What is longer than a form comes as a file; the token goes to Slack alone."""
    program = "x = 1\n" * 1000 + SNIPPET
    slack.files["F0"] = {"data": program.encode()}
    mine = {"name": "a.py", "size": len(program), "url_private": f"{slack.base}/files/F0"}
    elsewhere = {**mine, "url_private": "https://slack.com.example.org/a.py"}
    async with on_slack():
        ran = await ada_there.says("<@UBOT>", "D1", files=[mine], subtype="file_share")
        await slack.until(lambda: "hello 42" in told(ran))
        refused = await ada_there.says("", "D1", files=[elsewhere], subtype="file_share")

    assert "does not lie with Slack" in told(refused)


async def test_home_shows_progress_and_leads_on(
    on_slack: OnSlack, slack: FakeSlack, ada_there: Actor
) -> None:
    """The tab tells what was done and is due; its buttons answer in the talk with the bot."""
    async with on_slack():
        home = await ada_there.open_home()
        await ada_there.press(home, "Next lesson")
        await slack.until(lambda: slack.messages)

    assert "Your progress" in told(home)
    assert "Review" in told(home)
    assert "Next lesson\nThe event loop\n: What the loop repeats" in told(home)
    assert slack.messages[0]["channel"] == "D-U1"


async def test_private_answers_are_seen_by_one(
    on_slack: OnSlack, slack: FakeSlack, ada_there: Actor, bob_there: Actor
) -> None:
    """Progress is hidden, its buttons work on; who presses on another's message gets a copy."""
    async with on_slack():
        mine = await ada_there.asks("/progress")
        await ada_there.press(mine, "Ask me something")
        await slack.until(lambda: len(mine["history"]) > 1)
        page = await ada_there.asks("/explain futures")
        before = told(page)
        await bob_there.press(page, next(x for x in labels(page) if "Next" in x or "→" in x))
        await slack.until(lambda: len(slack.messages) == 3)

    assert mine["ephemeral"] == "U1"
    assert told(page) == before
    assert slack.messages[2]["ephemeral"] == "U2"


async def test_progress_is_shown_to_all_on_request(
    on_slack: OnSlack, slack: FakeSlack, ada_there: Actor
) -> None:
    """Who adds `here` shows the channel what they have done."""
    async with on_slack():
        shown = await ada_there.asks("/progress here")

    assert "Your progress" in told(shown)
    assert "ephemeral" not in shown


async def test_same_event_delivered_again_is_answered_once(
    app: App, on_slack: OnSlack, slack: FakeSlack, ada_there: Actor
) -> None:
    """Deliveries that come again are acknowledged and dropped, after a restart too."""
    async with on_slack() as running:
        event = ada_there.said("futures", "D1")
        acks = [await slack.deliver("events_api", event) for _ in range(3)]
        await slack.until(lambda: slack.messages)
        await running.answers.jobs.finish()
    async with on_slack() as running:
        acks.append(await slack.deliver("events_api", event))
        await running.answers.jobs.finish()

    assert [ack.status for ack in acks] == [200] * 4
    assert len(slack.messages) == 1


async def test_menu_of_many_choices_works(
    app: App, course: Library, on_slack: OnSlack, slack: FakeSlack, ada_there: Actor
) -> None:
    """All challenges of the course are a select; the chosen one takes its place."""
    last = list(course.challenges.values())[-1]
    async with on_slack(replace(app, library=course)) as running:
        listed = await ada_there.asks("/challenge")
        kinds = {e["type"] for b in listed["blocks"] for e in b.get("elements", ())}
        await ada_there.press(listed, last.title)
        await running.answers.jobs.finish()

    assert "static_select" in kinds
    assert "button" not in kinds
    assert last.title in told({"blocks": listed["blocks"][:1]})
    assert len(listed["history"]) == 2


async def test_upload_comes_into_the_thread_of_its_answer(
    on_slack: OnSlack, slack: FakeSlack, ada_there: Actor
) -> None:
    """What has no room in a message is a file beside it, uploaded in Slack's three steps."""
    many = "for n in range(900):\n    print('line', n)"
    async with on_slack() as running:
        shown = await ada_there.says("<@UBOT>", blocks=code(many))
        await running.answers.jobs.finish()
    steps = [method for method, _ in slack.requests if "Upload" in method or "upload" in method]
    (file,) = [each for each in slack.files.values() if each["name"] == "output.txt"]

    assert steps[-2:] == ["files.getUploadURLExternal", "files.completeUploadExternal"]
    assert (file["channel"], file["thread_ts"]) == (shown["channel"], shown["thread_ts"])
    assert file["data"].decode().count("line") == 900


async def test_form_takes_a_file_and_what_input_reads(
    on_slack: OnSlack, slack: FakeSlack, ada_there: Actor
) -> None:
    """Code that is longer than a form is uploaded into it; `input()` reads from a field."""
    slack.files["F0"] = {"data": b"print('Hello', input())  # " + b"x" * 5000}
    async with on_slack():
        await ada_there.command("/run")
        form = await ada_there.form(0)
        await ada_there.submit(form, file="F0", stdin="Ada")
        await slack.until(lambda: slack.messages and "Hello Ada" in told(slack.messages[0]))

    assert [b["element"]["type"] for b in form["blocks"]][1:2] == ["file_input"]


async def test_several_answers_are_ticked_at_once(
    on_slack: OnSlack, slack: FakeSlack, ada_there: Actor
) -> None:
    """Check boxes in one form; the verdict takes the place of the question."""
    async with on_slack():
        asked = await ada_there.asks("/quiz multi")
        await ada_there.press(asked, "Tick the answers")
        form = await ada_there.form(0)
        await ada_there.submit(form, ticks="0,1")
        await slack.until(lambda: "Your answer" in told(asked))

    assert form["blocks"][0]["element"]["type"] == "checkboxes"
