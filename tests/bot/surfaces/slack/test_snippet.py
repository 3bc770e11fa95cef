"""What a message says: code to the letter, words as Markdown."""

from __future__ import annotations

from typing import Any

import pytest

from bot.surfaces.slack.snippet import snippet, typed, words_of


def rich(*parts: dict[str, Any]) -> dict[str, Any]:
    return {"text": "mangled", "blocks": [{"type": "rich_text", "elements": list(parts)}]}


def section(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "rich_text_section", "elements": list(elements)}


def text(words: str, **style: bool) -> dict[str, Any]:
    return {"type": "text", "text": words, **({"style": style} if style else {})}


def test_code_comes_to_the_letter_from_the_blocks() -> None:
    """Links that Slack made of code are code again; the mention of the bot is gone."""
    link = {"type": "link", "url": "http://a.py", "text": "a.py"}
    message = rich(
        section({"type": "user", "user_id": "UBOT"}, text(" please")),
        {"type": "rich_text_preformatted", "elements": [text("import "), link, text(" < 1")]},
    )

    assert snippet(words_of(message, "UBOT")) == "import a.py < 1"


def test_inline_code_lists_and_emoji_are_words() -> None:
    """The rest of a message reads as Markdown."""
    item = section(text("one"))
    emoji = {"type": "emoji", "name": "snake", "unicode": "1f40d"}
    message = rich(
        section(text("look: "), text("await x", code=True), emoji),
        {"type": "rich_text_list", "style": "bullet", "elements": [item]},
    )

    assert words_of(message) == "look: `await x`🐍\n- one"
    assert snippet(words_of(message)) == "await x"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("<@UBOT> a &lt; b &amp;&amp; c", "a < b && c"),
        (
            "see <https://example.org|this> and <https://example.org>",
            "see this and https://example.org",
        ),
        ("<@UBOT|corobot>   futures", "futures"),
        ("", ""),
    ],
)
def test_plain_text_is_unescaped(given: str, words: str) -> None:
    """Messages without blocks come escaped, with their links wrapped."""
    assert words_of({"text": given}, "UBOT") == words


def test_prompts_are_left_out() -> None:
    """A session that was pasted is its input."""
    assert snippet("```\n>>> x = 1\n>>> x\n1\n```") == "x = 1\nx"


def test_command_line_has_straight_quotes() -> None:
    """Phones curl quotes, and Slack escapes."""
    assert typed(" print(\u201ca\u201d, \u2018b\u2019) &lt; 1 ") == "print(\"a\", 'b') < 1"


@pytest.mark.parametrize("unicode", ["zz", "110000", "", "d83d"])
def test_odd_emoji_do_no_harm(unicode: str) -> None:
    """Whatever Slack names one, the words around it stay."""
    message = rich(section(text("a"), {"type": "emoji", "name": "x", "unicode": unicode}))

    assert words_of(message).startswith("a")
