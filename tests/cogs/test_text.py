"""Words on Discord: a person's stay words, ours keep our Markdown and gain none of Discord's."""

from __future__ import annotations

import pytest

from bot.wording import escape
from cogs._text import GAP, clean, cut, fence, plain, prose, short, size


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<@1> <#2> <t:3> </run:4>", r"\<@1\> \<#2\> \<t:3\> \</run:4\>"),
        ("@everyone @here", f"@{GAP}everyone @{GAP}here"),
        ("**a** _b_ ~~c~~ ||d||", r"\*\*a\*\* \_b\_ \~\~c\~\~ \|\|d\|\|"),
        ("# a\n- b\n> c\n1. d", "\\# a\n\\- b\n\\> c\n1\\. d"),
        ("[a](https://b.c)", rf"\[a\](https:{GAP}//b.c)"),
        ("discord.gg/abc", f"discord{GAP}.gg/abc"),
    ],
)
def test_a_persons_words_draw_nothing(text: str, shown: str) -> None:
    """No mention, no markup, no link, no preview of an invitation."""
    assert plain(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**a** *b* `c_d` [e_f](https://g.h/i_j)", "**a** *b* `c_d` [e_f](https://g.h/i_j)"),
        ("- a\n> b", "- a\n> b"),
        ("__init__ and a_b", r"\_\_init\_\_ and a\_b"),
        ("# no heading\n-# nor this", "\\# no heading\n\\-# nor this"),
        ("||no|| ~~no~~ <@1>", r"\|\|no\|\| \~\~no\~\~ \<@1>"),
        ("see https://docs.python.org/a_b", "see https://docs.python.org/a_b"),
        ("[x](javascript:y)", r"\[x](javascript:y)"),
    ],
)
def test_our_markdown_stays_and_discords_does_not_appear(text: str, shown: str) -> None:
    """What our Markdown knows is drawn; what only Discord knows is shown as it is written."""
    assert prose(text) == shown


def test_escaped_words_in_our_markdown_stay_words() -> None:
    """A person's words that a room has escaped lose their backslashes only in the drawing."""
    words = "<@1> __x__ **y** @everyone"

    assert "\\\\" not in prose(escape(words))
    assert "<@" not in prose(escape(words)).replace("\\<", "")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;title\x07x", "x"),
        ("a\x00b\x07", r"a\x00b\x07"),
        ("\u202eevil", r"\u202eevil"),
        ("\ud800", r"\ud800"),
        ("a\r\nb", "a\nb"),
    ],
)
def test_what_screens_obey_is_taken_out_or_shown(text: str, shown: str) -> None:
    """Colours are dropped, other control characters are written as escapes."""
    assert clean(text) == shown


def test_fence_cannot_be_left() -> None:
    """Three backticks in a text do not end its block."""
    drawn = fence("a ``` b ```` c", "python")

    assert drawn.count("```") == 2
    assert drawn.startswith("```python\n")


def test_length_counts_as_discord_may() -> None:
    """An emoji counts twice, and a cut never goes through one."""
    assert size("a😀") == 3
    assert cut("😀😀😀", 3) == "😀"
    assert short("x" * 100, 10) == "x" * 9 + "…"
