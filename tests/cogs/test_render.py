"""Replies as messages: within every limit, nothing dropped silently, nothing that obeys."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.talk import (
    Block,
    Choice,
    Code,
    Facts,
    Figure,
    Heading,
    Mark,
    Note,
    Output,
    Problem,
    Prose,
    Reply,
    Style,
    Verdict,
    pack,
)
from cogs._render import Page, render
from tests.fakes.discord_rules import V2, check_message, walk
from tests.fakes.discord_schema import check_request

ODD = "`*_~|<>@#-+\\[]():/\n\t 😀é\u202e\u200b\ud800\x1b\x00\u2028"
PNG = b"\x89PNG\r\n\x1a\n"


def payload(page: Page) -> dict[str, Any]:
    return {
        "flags": V2,
        "components": page.view.to_components(),  # type: ignore[no-untyped-call]  # discord.py's
        "allowed_mentions": {"parse": []},
        "attachments": [{"id": n, "filename": f.filename} for n, f in enumerate(page.files)],
    }


def drawn(reply: Reply) -> dict[str, Any]:
    """Draw a reply and check it as Discord would."""
    page = render(reply)
    body = payload(page)
    check_message(body, [str(file.filename) for file in page.files])
    check_request("POST", "/channels/300/messages", body)
    return body


def text_of(body: dict[str, Any]) -> str:
    return "\n".join(each["content"] for each in walk(body["components"]) if each["type"] == 10)


def files_of(reply: Reply) -> dict[str, str]:
    files = render(reply).files
    return {str(f.filename): f.fp.read().decode("utf-8", "replace") for f in files}


# ---- any reply at all


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Short and very long texts, with all that markup and terminals know."""
    letters = st.one_of(st.sampled_from(ODD), st.characters())
    seed = draw(st.text(letters, max_size=40))
    return seed * draw(st.sampled_from((1, 1, 1, 7, 150)))


def blocks() -> st.SearchStrategy[Block]:
    text = texts()
    rows = st.lists(st.tuples(text, text), max_size=12).map(tuple)
    return st.one_of(
        st.builds(Heading, text),
        st.builds(Prose, text),
        st.builds(Code, text, language=st.sampled_from(("python", "text", "", "c++"))),
        st.builds(Output, text, label=text, is_truncated=st.booleans()),
        st.builds(Figure, st.just(PNG), text),
        st.builds(Facts, rows),
        st.builds(Verdict, st.sampled_from(Mark), text),
        st.builds(Note, text),
    )


def replies() -> st.SearchStrategy[Reply]:
    token = st.builds(pack, st.just("quiz"), st.just("pick"), st.integers(0, 40).map(str))
    choice = st.builds(Choice, texts(), token, st.sampled_from(Style))
    problem = st.builds(Problem, texts(), texts())
    return st.builds(
        Reply,
        blocks=st.lists(blocks(), max_size=60).map(tuple),
        choices=st.lists(choice, max_size=45).map(tuple),
        error=st.none() | problem,
    )


@settings(max_examples=200)
@given(replies())
def test_any_reply_is_within_every_limit(reply: Reply) -> None:
    """Whatever a room says, Discord takes it, and no control character is left in it."""
    body = drawn(reply)

    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text_of(body))


@settings(max_examples=100)
@given(texts())
def test_a_persons_text_never_leaves_its_fence(text: str) -> None:
    """Output stays a block to the letter: one fence opens, one closes, nothing stands between."""
    shown = text_of(drawn(Reply(blocks=(Output(text, label=""),))))

    assert shown.count("```") in {0, 2}


CHOICES = tuple(Choice("c" * 200, pack("quiz", "pick", str(n)), Style.GOOD) for n in range(10))
CROWDED: dict[str, list[tuple[Block, ...]]] = {
    "texts that just fit, or just do not": [
        (Prose("a" * half), Prose("b" * half)) for half in range(1850, 2150, 7)
    ],
    "texts and pictures in turn": [
        (Prose("a"), Figure(PNG, "x" * 3000)) * count for count in range(8, 24)
    ],
    "more texts than components": [(Note("a"),) * count for count in range(20, 60, 3)],
    "headings with lines between them": [(Heading("a"), Prose("b")) * n for n in range(5, 30)],
    "outputs that all want a file": [(Output("x\n" * 999),) * count for count in range(6, 14)],
    "code of backticks": [(Code("`" * length),) for length in range(900, 3000, 100)],
}


@pytest.mark.parametrize("name", CROWDED)
def test_crowded_reply_is_within_every_limit(name: str) -> None:
    """Near every limit, from both sides, with ten choices that want room too."""
    bodies = [drawn(Reply(blocks=some, choices=CHOICES)) for some in CROWDED[name]]

    assert all(body["components"] for body in bodies)


# ---- each block


def test_every_block_is_drawn() -> None:
    """No kind of block is left out, and a verdict colours the message."""
    body = drawn(
        Reply(
            blocks=(
                Verdict(Mark.RIGHT, "Right"),
                Heading("A heading"),
                Prose("Some **bold** prose"),
                Code("await x"),
                Output("printed"),
                Figure(PNG, "Two lanes"),
                Facts((("Tasks", "2"),)),
                Note("A note"),
            )
        )
    )
    shown = text_of(body)
    (gallery,) = [each for each in walk(body["components"]) if each["type"] == 12]

    assert body["components"][0]["accent_color"] == 0x2E9E5B
    assert gallery["items"][0]["description"] == "Two lanes"
    for words in ("✅ **Right**", "### A heading", "**bold**", "```python\nawait x", "**Output**"):
        assert words in shown
    assert "**Tasks:** 2" in shown
    assert "-# A note" in shown


@pytest.mark.parametrize("mark", list(Mark))
def test_every_mark_has_a_sign_and_a_colour(mark: Mark) -> None:
    """A verdict is told by a sign, not by colour alone."""
    body = drawn(Reply(blocks=(Verdict(mark, "so"),)))

    assert re.match(r"\S+ \*\*so\*\*", text_of(body))
    assert body["components"][0]["accent_color"]


def test_long_output_goes_along_as_a_file() -> None:
    """The beginning is shown, the file has all of it, and the message says so."""
    lines = "\n".join(f"line {n}" for n in range(500))
    reply = Reply(blocks=(Output(lines),))
    shown = text_of(drawn(reply))

    assert "line 0" in shown
    assert "500 lines" in shown
    assert files_of(reply)["output.txt"] == lines


def test_long_code_goes_along_as_a_program() -> None:
    """Code that is too long is a file to open, not a torn block."""
    source = "\n".join(f"x{n} = {n}" for n in range(800))
    reply = Reply(blocks=(Code(source),))
    drawn(reply)

    assert files_of(reply)["snippet.py"] == source


def test_long_prose_is_cut_with_a_word_and_kept_in_a_file() -> None:
    """What finds no room is said to be cut, and nothing of it is lost."""
    reply = Reply(blocks=tuple(Prose(f"{n} " + "word " * 400) for n in range(6)))
    shown = text_of(drawn(reply))

    assert "Cut to fit" in shown
    assert files_of(reply)["answer.md"].count("word") == 2400


def test_many_choices_become_menus() -> None:
    """Ten choices are buttons; more are menus of twenty-five, all of them to be had."""
    choices = tuple(Choice(f"Choice {n}", pack("quiz", "pick", str(n))) for n in range(60))
    few = drawn(Reply(blocks=(Note("x"),), choices=choices[:10]))
    many = drawn(Reply(blocks=(Note("x"),), choices=choices))
    menus = [each for each in walk(many["components"]) if each["type"] == 3]

    assert len([each for each in walk(few["components"]) if each["type"] == 2]) == 10
    assert [len(each["options"]) for each in menus] == [25, 25, 10]


def test_each_menu_tells_what_it_holds() -> None:
    """Of several menus the right one is told by its first and its last choice."""
    choices = tuple(Choice(f"Choice {n}", pack("quiz", "pick", str(n))) for n in range(60))
    body = drawn(Reply(blocks=(Note("x"),), choices=choices))
    told = [each["placeholder"] for each in walk(body["components"]) if each["type"] == 3]

    assert told[0] == "Choose one: Choice 0 … Choice 24"
    assert told[2] == "Choose one: Choice 50 … Choice 59"


def test_picture_too_big_for_the_place_is_told_in_words() -> None:
    """A picture that may not be sent is replaced by what it shows."""
    page = render(Reply(blocks=(Figure(PNG * 1000, "Two lanes"),)), file_bytes=1000)

    assert "Two lanes" in text_of(payload(page))


def test_error_without_blocks_is_still_told() -> None:
    """A problem is shown even if a room gave no blocks for it."""
    shown = text_of(drawn(Reply(blocks=(), error=Problem("No such thing.", "Try another."))))

    assert "No such thing" in shown
    assert "Try another" in shown


async def test_view_is_not_kept_by_discord_py() -> None:
    """A drawn view is finished: a kept one would end all buttons when it times out."""
    page = render(Reply(blocks=(Note("x"),), choices=(Choice("y", pack("quiz", "next")),)))

    assert page.view.is_finished()
