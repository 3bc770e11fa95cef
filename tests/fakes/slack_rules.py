"""What Slack refuses, as far as a bot like ours can run into it, and what we promised not to send.

The models of slack_sdk check a part, Slack's own types another; what both miss is here. Taken from
the reference of Block Kit: https://docs.slack.dev/reference/block-kit
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from tests.fakes.slack_schema import unlike

Json = Mapping[str, Any]

# Keys that each block and element may have, with those that it must have.
KEYS: dict[str, tuple[set[str], set[str]]] = {
    "header": ({"text"}, set()),
    "image": ({"slack_file", "alt_text"}, {"title"}),
    "actions": ({"elements"}, set()),
    "input": ({"label", "element"}, {"optional", "hint", "dispatch_action"}),
    "table": ({"rows"}, {"column_settings"}),
    "rich_text": ({"elements"}, set()),
    "rich_text_section": ({"elements"}, set()),
    "rich_text_quote": ({"elements"}, {"border"}),
    "rich_text_preformatted": ({"elements"}, {"border", "language"}),
    "rich_text_list": ({"elements", "style"}, {"indent", "border", "offset"}),
    "text": ({"text"}, {"style"}),
    "link": ({"url"}, {"text", "style", "unsafe"}),
    "plain_text": ({"text"}, {"emoji"}),
    "button": ({"text", "action_id"}, {"value", "style", "confirm", "accessibility_label"}),
    "static_select": ({"options", "action_id"}, {"placeholder", "initial_option"}),
    "radio_buttons": ({"options", "action_id"}, {"initial_option"}),
    "checkboxes": ({"options", "action_id"}, {"initial_options"}),
    "multi_static_select": ({"options", "action_id"}, {"placeholder", "initial_options"}),
    "file_input": ({"action_id", "filetypes", "max_files"}, set()),
    "plain_text_input": (
        {"action_id"},
        {"multiline", "max_length", "min_length", "initial_value", "placeholder"},
    ),
}
BLOCKS = {"header", "image", "actions", "input", "table", "rich_text"}
SELECTS = {"static_select": 100, "multi_static_select": 100, "radio_buttons": 10, "checkboxes": 10}
IN_MESSAGE = BLOCKS - {"input"}
IN_HOME = BLOCKS - {"table", "input"}
IN_MODAL = BLOCKS - {"table"}
PARTS = {"rich_text_section", "rich_text_quote", "rich_text_preformatted", "rich_text_list"}
LANGUAGE = re.compile(r"[a-z0-9]{1,30}\Z")
ENTITY = re.compile(r"&(?!amp;|lt;|gt;)|[<>]")
# What a screen would obey.
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]")


class RuleError(AssertionError):
    """A request that Slack would refuse, or that we promised never to send."""


def need(is_so: object, what: str) -> None:
    if not is_so:
        raise RuleError(what)


def length(text: str) -> int:
    """In UTF-16 units, the longer of the two ways to count."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def check_text(value: object, low: int, high: int, what: str) -> None:
    need(isinstance(value, str), f"{what} is not a text: {value!r}")
    text = str(value)
    need(low <= length(text) <= high, f"{what} has {length(text)} characters")
    need(not any("\ud800" <= c <= "\udfff" for c in text), f"{what} has a lone surrogate")
    need(not CONTROLS.search(text), f"{what} has a control character: {text[:80]!r}")


def walk(value: object) -> Iterator[Json]:
    """Every object inside a payload."""
    if isinstance(value, Mapping):
        yield value
        for each in value.values():
            yield from walk(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from walk(each)


# ---- whole payloads


def check_message(body: Json, *, is_post: bool = True) -> None:
    """Check a message, hidden or not, or an edit of one."""
    blocks = body.get("blocks")
    need(isinstance(blocks, list) and 1 <= len(blocks) <= 50, f"{len(blocks or ())} blocks")
    assert isinstance(blocks, list)
    check_line(body.get("text"))
    need(not body.get("attachments"), "attachments")
    if is_post:
        need(body.get("parse") == "none", "parse is not none")
        need(body.get("link_names") is False, "names may become links")
    check_blocks(blocks, IN_MESSAGE)
    tables = [b for b in blocks if b["type"] == "table"]
    need(len(tables) <= 1, "only one table a message")
    need(shown(blocks) <= 11_000, f"msg_blocks_too_long: {shown(blocks)}")


def check_line(text: object) -> None:
    """Check the text for notifications: Slack reads mentions and links in it."""
    check_text(text, 1, 4000, "text")
    need(not ENTITY.search(str(text)), f"text is not escaped: {text!r}")
    need(not re.search(r"@(everyone|here|channel)", str(text)), f"text may ping: {text!r}")


def check_view(view: Json) -> None:
    """Check a modal or a Home tab."""
    kind = view.get("type")
    need(kind in ("modal", "home"), f"a view of type {kind}")
    blocks = view["blocks"]
    need(1 <= len(blocks) <= 100, f"{len(blocks)} blocks")
    need(len(json.dumps(view)) <= 250_000, "a view over 250 KB")
    check_blocks(blocks, IN_MODAL if kind == "modal" else IN_HOME)
    if kind == "modal":
        for part in ("title", "submit", "close"):
            check_plain(view[part], 24, part)
        check_text(view["callback_id"], 1, 255, "callback_id")
        check_text(view.get("private_metadata", ""), 0, 3000, "private_metadata")
        need(any(b["type"] == "input" for b in blocks), "a form without a field")
    _model(lambda: View(**view).validate_json())
    _typed(view, "ModalView" if kind == "modal" else "HomeView")


def check_blocks(blocks: Sequence[Json], allowed: set[str]) -> None:
    for block in blocks:
        need(block.get("type") in allowed, f"a block of type {block.get('type')}")
        _check_block(block)
        _typed(block, "KnownBlock")
    ids = [b["block_id"] for b in blocks if "block_id" in b]
    need(len(ids) == len(set(ids)), f"a block_id twice: {ids}")
    actions = [e["action_id"] for b in blocks for e in b.get("elements", ()) if "action_id" in e]
    need(len(actions) == len(set(actions)), f"an action_id twice: {actions}")
    for each in walk(list(blocks)):
        need(each.get("type") != "mrkdwn", "a mrkdwn object")
        need(
            each.get("type") not in ("user", "usergroup", "broadcast", "channel", "team", "emoji"),
            f"an element that can ping: {each}",
        )
    for block in Block.parse_all([dict(b) for b in blocks]):
        _model(block.validate_json)


def shown(blocks: Sequence[Json]) -> int:
    """How many characters all text elements hold."""
    return sum(length(str(e["text"])) for e in walk(list(blocks)) if isinstance(e.get("text"), str))


def _model(check: Any) -> None:
    try:
        check()
    except SlackObjectFormationError as error:
        raise RuleError(f"slack_sdk: {error}") from error


def _typed(value: Json, name: str) -> None:
    reasons = unlike(value, name)
    need(not reasons, f"@slack/types: {'; '.join(reasons)}")


# ---- blocks and elements


def _keys(part: Json) -> None:
    kind = str(part.get("type"))
    need(kind in KEYS, f"an element of type {kind}")
    needed, optional = KEYS[kind]
    given = set(part) - {"type", "block_id"}
    need(needed <= given, f"{kind} lacks {sorted(needed - given)}")
    need(given <= needed | optional, f"{kind} has {sorted(given - needed - optional)}")


def _check_block(block: Json) -> None:
    _keys(block)
    if "block_id" in block:
        check_text(block["block_id"], 1, 255, "block_id")
    kind = block["type"]
    if kind == "header":
        check_plain(block["text"], 150, "header")
    elif kind == "image":
        check_text(block["alt_text"], 1, 2000, "alt_text")
        need(list(block["slack_file"]) == ["id"], "an image that is not an uploaded file")
    elif kind == "actions":
        need(1 <= len(block["elements"]) <= 25, f"{len(block['elements'])} elements")
        for element in block["elements"]:
            _check_control(element)
    elif kind == "input":
        check_plain(block["label"], 2000, "label")
        _check_control(block["element"])
    elif kind == "table":
        _check_table(block)
    else:
        check_rich(block)


def check_plain(part: Json, room: int, what: str) -> None:
    _keys(part)
    need(part["type"] == "plain_text", f"{what} is not plain text")
    need(part.get("emoji") is False, f"{what} reads emoji codes")
    check_text(part["text"], 1, room, what)
    need(part["text"].strip(), f"{what} is blank")


def _check_control(element: Json) -> None:
    _keys(element)
    check_text(element["action_id"], 1, 255, "action_id")
    kind = element["type"]
    if kind == "button":
        check_plain(element["text"], 75, "button")
        check_text(element["value"], 1, 2000, "value")
        need(element.get("style") in (None, "primary", "danger"), "a style of a button")
    elif kind == "file_input":
        need(1 <= element["max_files"] <= 10 and element["filetypes"], "which files, and how many")
    elif kind in SELECTS:
        _check_select(element, SELECTS[kind])
    else:
        need(kind == "plain_text_input", f"a control of type {kind}")
        most = element.get("max_length", 3000)
        need(1 <= most <= 3000, f"max_length {most}")
        check_text(element.get("initial_value", "x"), 1, most, "initial_value")
        if "placeholder" in element:
            check_plain(element["placeholder"], 150, "placeholder")


def _check_select(element: Json, most: int) -> None:
    options = element["options"]
    need(1 <= len(options) <= most, f"{len(options)} options")
    for option in options:
        need(set(option) == {"text", "value"}, f"an option {option}")
        check_plain(option["text"], 75, "option")
        check_text(option["value"], 1, 150, "option's value")
    values = [option["value"] for option in options]
    need(len(values) == len(set(values)), f"an option twice: {values}")
    if "placeholder" in element:
        check_plain(element["placeholder"], 150, "placeholder")
    for each in (element.get("initial_option"), *element.get("initial_options", ())):
        need(each is None or each in options, "an initial option that is no option")
    need(element.get("initial_options") != [], "initial_options that hold none")


def _check_table(block: Json) -> None:
    rows = block["rows"]
    need(1 <= len(rows) <= 100, f"{len(rows)} rows")
    need(all(len(row) == len(rows[0]) for row in rows), "rows of unequal length")
    need(1 <= len(rows[0]) <= 20, f"{len(rows[0])} columns")
    need(len(block.get("column_settings", ())) <= 20, "column_settings")
    for row in rows:
        for cell in row:
            need(cell["type"] == "rich_text", f"a cell of type {cell['type']}")
            check_rich(cell)
    need(shown([block]) <= 10_000, "a table over 10,000 characters")


def check_rich(block: Json) -> None:
    """Check rich_text."""
    _keys(block)
    need(block["elements"], "an empty rich_text")
    for part in block["elements"]:
        need(part.get("type") in PARTS, f"rich_text holds {part.get('type')}")
        _check_part(part)


def _check_part(part: Json) -> None:
    _keys(part)
    kind = part["type"]
    need(part["elements"], f"an empty {kind}")
    if kind == "rich_text_list":
        need(part["style"] in ("bullet", "ordered"), f"a list of style {part['style']}")
        need(0 <= part.get("indent", 0) <= 8, f"indent {part.get('indent')}")
    if "language" in part:
        need(LANGUAGE.match(part["language"]), f"language {part['language']!r}")
    for element in part["elements"]:
        if kind == "rich_text_list":
            need(element["type"] == "rich_text_section", f"a list holds {element['type']}")
            _check_part(element)
        else:
            _check_element(element, is_code=kind == "rich_text_preformatted")


def _check_element(element: Json, *, is_code: bool) -> None:
    _keys(element)
    need(element["type"] in ("text", "link"), f"an element of type {element['type']}")
    check_text(element.get("text", "x"), 1, 11_000, "an element")
    if element["type"] == "link":
        need(re.match(r"https?://[^\s<>]+\Z", element["url"]), f"a link to {element['url']!r}")
        need(length(element["url"]) <= 3000, "a link of that length")
    style = element.get("style", {"bold": True})
    need(style and set(style) <= {"bold", "italic", "strike", "code"}, f"style {style}")
    need(all(on is True for on in style.values()), f"style {style}")
    need(not (is_code and "style" in element), "style in a block to the letter")
