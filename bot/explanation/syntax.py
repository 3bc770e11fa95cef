"""Code that does not compile: what SyntaxError and IndentationError mean, in plain words.

There is no tree then: these rules read lines.
"""

from __future__ import annotations

import keyword
import re

from bot.explanation.values import Look, Rule, Said, always, nearest, plain, rule
from bot.wording import code

_KINDS = "SyntaxError"
_INDENTS = "IndentationError TabError"
_SMART = {  # quotes, dashes, dots and the multiplication sign of good typography
    **dict.fromkeys("\u201c\u201d\u201e", '"'),
    **dict.fromkeys("\u2018\u2019\u201a", "'"),
    **dict.fromkeys("\u2013\u2014\u2212", "-"),
    "\u2026": "...",
    "\u00d7": "*",
}
_HEADS = ("if", "for", "while", "def", "class", "else", "elif", "try", "except", "finally", "with")
_HEAD = re.compile(r"(?:async\s+)?(\w+)\b")


def _await_outside(look: Look, match: re.Match[str]) -> Said:
    word = match[1]
    head = _head_above(look)
    if head is None:
        return Said(
            f"{code(word)} stands outside of any function here. Put it into `async def main():`, "
            "and start that with `asyncio.run(main())`.",
            "async-contexts",
        )
    line, text = head
    return Said(
        f"{code(word)} may stand only inside an `async def`, and line {line} is a plain function: "
        f"{code(text)}. Write {code('async ' + text)}, and `await` it where it is called.",
        "async-contexts",
    )


def _head_above(look: Look) -> tuple[int, str] | None:
    """The `def` that a line belongs to, by its indent."""
    at = (look.line or 0) - 1
    if not 0 <= at < len(look.lines):
        return None
    indent = _indent(look.lines[at])
    for number in range(at - 1, -1, -1):
        line = look.lines[number]
        if line.strip() and _indent(line) < indent:
            indent = _indent(line)
            if re.match(r"\s*def\b", line):
                return number + 1, line.strip()
            if re.match(r"\s*(async\s+def|class)\b", line):
                return None
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _block(look: Look, match: re.Match[str]) -> Said:
    del look
    return Said(
        f"After {plain(match[1])} on line {match[2]} a block must follow, and this line is not "
        "indented. Indent what belongs to it by four spaces; for an empty block write `pass`."
    )


def _colon(look: Look, match: re.Match[str]) -> Said:
    del match
    return Said(
        "A colon is missing: a line that opens a block ends with one. Write "
        f"{code(look.text + ':')}."
    )


def _unclosed(look: Look, match: re.Match[str]) -> Said:
    closing = {"(": ")", "[": "]", "{": "}"}.get(match[1], ")")
    return Said(
        f"The {code(match[1])} on this line is never closed, so Python read the following lines "
        f"as part of it. Add the missing {code(closing)}: {code(look.text)}."
    )


def _character(look: Look, match: re.Match[str]) -> Said:
    del look
    plain = _SMART.get(match[1], "")
    instead = f"Type {code(plain)} instead" if plain and plain not in "`" else "Type it anew"
    return Said(
        f"The character {code(match[1])} is not part of Python: it came from a web page or a word "
        f"processor. {instead}, by hand."
    )


def _string(look: Look, match: re.Match[str]) -> Said:
    del look
    kind = "f-string" if "f-string" in match[0] else "string"
    return Said(
        f"The {kind} on this line has no closing quote. Add it; a quote inside needs the other "
        'kind of quotes outside ("it\'s"), and text over several lines three of them.'
    )


def _compare(look: Look, match: re.Match[str]) -> Said:
    del match
    return Said(
        f"`=` gives a name a value; to compare, write `==`: {code(look.text)}. In a call, "
        "`name=value` needs a plain name on the left."
    )


def _assigned(look: Look, match: re.Match[str]) -> Said:
    if look.text.startswith(("if ", "elif ", "while ", "assert ", "return ")):
        return _compare(look, match)
    return Said(
        f"The left side of `=` must be a name, an attribute or an item, and this is "
        f"{plain(match[1])}: {code(look.text)}. Swap the sides, or compare with `==`."
    )


def _global(look: Look, match: re.Match[str]) -> Said:
    word = match[2]
    del look
    return Said(
        f"{code(match[1])} is used before the line that declares it {word}. Move "
        f"{code(f'{word} {match[1]}')} to the top of the function."
    )


def _invalid(look: Look, match: re.Match[str]) -> Said:
    del match
    text = look.text
    words = re.findall(r"[A-Za-z_]\w*", text)
    if re.search(r"\basync\s+(?!def\b|with\b|for\b)", text) or re.search(r"\.async\b", text):
        return Said(
            "`async` is a keyword, and stands only before `def`, `with` and `for`. As a name it "
            "cannot be used: choose another; for a task write `asyncio.create_task(...)`.",
            "coroutine-functions",
        )
    if re.match(r"(print|exec)\s+[^(=\s]", text):
        return Said("`print` is a function: its values stand in brackets, `print(...)`.")
    near = nearest(words[0], keyword.kwlist) if words and words[0] not in keyword.kwlist else None
    if near and len(words[0]) > 2 and len(words) > 1:
        return Said(f"Python cannot read this line. Did you mean {code(near)} by {code(words[0])}?")
    head = _HEAD.match(text)
    if head and head[1] in _HEADS and not text.rstrip().endswith(":"):
        return _colon(look, head)
    half = re.search(r"(\*\*|//|[-+*/%=]|\b(?:and|or|not|in|is|await)\b)\s*(?:[)\]}:]|$)", text)
    if half and not re.search(r"\+\+|--", text):
        return Said(f"Nothing stands on the right of {code(half[1])}: write there what it needs.")
    if re.search(r"\+\+|--", text):
        return Said("Python has no `++` and no `--`. Write `n += 1` or `n -= 1`.")
    if re.search(r"&&|\|\||!(?!=)", text):
        return Said("Python writes `and`, `or` and `not` as words.")
    return Said(
        f"Python cannot read this line: {code(text)}. Look at the place that the arrow points at, "
        "and at the end of the line before: a bracket, quote, comma or operator is missing or too "
        "much there."
    )


RULES: tuple[Rule, ...] = (
    rule(_KINDS, r"^'(await|async with|async for)' outside (?:async )?function", _await_outside),
    rule(_KINDS, r"^(asynchronous comprehension) outside", _await_outside),
    rule(_KINDS, r"^'(return|yield)' outside function", always(
        "`{}` ends or feeds a function, and this line stands in none. Indent it into a `def`, or "
        "use `print(...)` to show a value.")),
    rule(_KINDS, r"^'(break|continue)' (?:outside loop|not properly in loop)", always(
        "`{}` belongs to a loop, and this line stands in none. Indent it into a `for` or `while`; "
        "to leave a function write `return`.")),
    rule(_KINDS, r"^'return' with value in async generator", always(
        "A function with `yield` and `async` is an async generator: it gives values with `yield`, "
        "and `return` may only end it. Take the value away from `return`.", "async-generators")),
    rule(_KINDS, r"^'yield from' inside async function", always(
        "Inside `async def` there is no `yield from`. Write `async for x in ...: yield x`, or "
        "`await` it.", "async-contexts")),
    rule(_KINDS, r"^expected ':'", _colon),
    rule(_KINDS, r"^'(.)' was never closed", _unclosed),
    rule(_KINDS, r"^unmatched '(.)'", always(
        "This `{}` closes nothing: there is one too many, or the opening one is missing.")),
    rule(_KINDS, r"^closing parenthesis '(.)' does not match opening parenthesis '(.)'", always(
        "The `{}` meets a `{}`: brackets close in the order in which they were opened. One between "
        "them is missing.")),
    rule(_KINDS, r"^unterminated .*string", _string),
    rule(_KINDS, r"^invalid (?:character|non-printable character) '?(.)'? \(", _character),
    rule(_KINDS, r"^invalid non-printable character", always(
        "There is an invisible character in this line, from a web page. Delete the line and type "
        "it anew.")),
    rule(_KINDS, r"^cannot assign to (.+?)(?: here)?(?:\.|$)", _assigned),
    rule(_KINDS, r"Maybe you meant '==' ", _compare),
    rule(_KINDS, r"Perhaps you forgot a comma", always(
        "Two values stand side by side with nothing between them: a comma or an operator is "
        "missing. Look also for a quote or bracket that ends too early.")),
    rule(_KINDS, r"^Missing parentheses in call to '(\w+)'", always(
        "`{}` is a function: its values stand in brackets, `print(...)`.")),
    rule(_KINDS, r"^positional argument follows keyword argument", always(
        "After `name=value` every argument needs its name. Put the plain ones first.")),
    rule(_KINDS, r"^name '(\w+)' is .+ (?:before|prior to) (global|nonlocal)", _global),
    rule(_KINDS, r"^no binding for nonlocal '(\w+)' found", always(
        "`nonlocal {0}` speaks of a variable of the function around this one, and none is called "
        "so. For one of the whole file write `global {0}`.")),
    rule(_KINDS, r"^expected 'except' or 'finally' block", always(
        "A `try:` needs an `except ...:` or a `finally:` below it, indented as the `try`.")),
    rule(_KINDS, r"^f-string", always(
        "The braces of an f-string hold an expression, and this one cannot be read. Inside, use "
        "the other kind of quotes than outside; a brace as text is doubled, `{{{{`.")),
    rule(_INDENTS, r"^expected an indented block after (.+) on line (\d+)", _block),
    rule(_INDENTS, r"^unexpected indent", always(
        "This line is indented more than the one before, though no block begins there. Take the "
        "spaces away, or end the line before with a colon if it opens a block.")),
    rule(_INDENTS, r"^unindent does not match", always(
        "This line is indented less than the one before, but as no block around it. Indent it "
        "exactly as the line to which it belongs; four spaces a level.")),
    rule(_INDENTS, r"inconsistent use of tabs", always(
        "Tabs and spaces are mixed in the indent. Use spaces alone, four a level.")),
    rule(_KINDS, r"^invalid syntax", _invalid),
)  # fmt: skip
