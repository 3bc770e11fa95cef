"""People's words made harmless."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bot.wording import escape, own_lines, sentences, shorten, tamed, visible


@given(st.text(st.characters(), max_size=300))
def test_visible_text_has_no_control_character_left(text: str) -> None:
    """Only line ends and tabs may move the cursor; all text can be encoded."""
    shown = visible(text)

    assert not [c for c in shown if unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t"]
    shown.encode("utf-8")


@pytest.mark.parametrize("char", ["\x1b", "\u202e", "\u2066", "\u200b", "\x9b", "\ud800", "\x00"])
def test_a_hidden_character_is_shown_as_its_escape(char: str) -> None:
    """Escape sequences, direction overrides, zero-width marks and broken halves."""
    assert visible(f"a{char}b").startswith("a\\")


@given(st.text(st.sampled_from("ab `*_[](){}<>@#!|~-+:/&\\\n"), max_size=60))
def test_what_a_run_says_of_itself_is_text_and_code_only(text: str) -> None:
    """No emphasis, link, list or heading comes of it, whatever a child claims."""
    tokens = MarkdownIt("commonmark", {"html": True}).parse(f"**Line 1:** {tamed(text)}")
    inside = [part.type for token in tokens for part in token.children or []]

    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert inside.count("strong_open") == 1
    assert set(inside) <= {"text", "code_inline", "strong_open", "strong_close"}


def test_code_in_what_a_run_says_stays_code() -> None:
    """A refusal names the call; a task's name beside it pings nobody."""
    assert tamed("`import os` is not available here.") == "`import os` is not available here."
    assert tamed("main() [@everyone <!here>] is at line 5") == (
        "main() \\[\\@everyone \\<!here\\>\\] is at line 5"
    )


def test_plain_words_of_any_script_stay() -> None:
    """What people write is not touched without need."""
    words = "naïve 漢字 עברית 👩\u200d💻 क्\u200dष\n\tx"

    assert visible(words) == words


def test_every_kind_of_line_end_becomes_one() -> None:
    """No line separator can break a layout."""
    assert visible("a\r\nb\rc\u2028d\x85e") == "a\nb\nc\nd\ne"


@given(st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), max_size=80))
def test_escaped_words_are_never_markup(text: str) -> None:
    """A Markdown reader sees one run of plain text, the same words."""
    tokens = MarkdownIt("commonmark").parseInline(escape(text))
    kinds = {child.type for token in tokens for child in token.children or ()}

    assert kinds <= {"text", "text_special"}


def test_shortened_words_stand_on_one_line() -> None:
    """However long or binary the text, an answer repeats at most 80 characters."""
    short = shorten("x\n\x00y " * 10_000)

    assert len(short) == 80
    assert "\n" not in short
    assert short.endswith("…")


def test_parts_become_sentences() -> None:
    """A capital first, a stop at the end, nothing for what is empty."""
    assert sentences("`import os` is closed", "", "use x.") == "`import os` is closed. Use x."


@pytest.mark.parametrize("folder", ["/usr/lib/python3.11", "/home/ada/x/lib/python3.13"])
def test_library_frames_do_not_tell_where_it_lies(folder: str) -> None:
    """Those in asyncio are left out under their whole names too; other words stay as they are."""
    text = f"""Exception in thread Thread-1 (f):
  File "{folder}/threading.py", line 982, in run
    self._target(*self._args, **self._kwargs)
  File "{folder}/asyncio/events.py", line 80, in _run
    self._context.run(self._callback, *self._args)
  File "snippet.py", line 2, in f
ValueError: "{folder}/threading.py", line 1"""

    assert own_lines(text).split("\n") == [
        "Exception in thread Thread-1 (f):",
        '  File "threading.py", line 982, in run',
        "    self._target(*self._args, **self._kwargs)",
        '  File "snippet.py", line 2, in f',
        f'ValueError: "{folder}/threading.py", line 1',
    ]


def test_frames_inside_asyncio_are_left_out() -> None:
    """What is left of a traceback are the learner's own lines, also in a group."""
    text = """Traceback (most recent call last):
  File "snippet.py", line 7, in <module>
    asyncio.run(main())
  File "asyncio/runners.py", line 190, in run
    return runner.run(main)
           ^^^^^^^^^^^^^^^^
  File "snippet.py", line 5, in main
    total = price() + 1
TypeError: unsupported"""
    own = [line for line in text.split("\n") if "run" not in line or "asyncio.run(" in line]

    assert own_lines(text).split("\n") == [line for line in own if "^^^" not in line]
    assert own_lines("no traceback\n    at all") == "no traceback\n    at all"
