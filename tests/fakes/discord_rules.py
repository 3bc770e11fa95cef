"""What Discord refuses, as far as a bot like ours can run into it.

Taken from the reference of components, messages and commands; the wire is in `discord_wire`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

V2 = 1 << 15
IN_MESSAGE = {1, 10, 12, 13, 14, 17}
IN_CONTAINER = {1, 10, 12, 13, 14}
IN_LABEL = {3, 4, 19, 21, 22}
PICKERS = {5, 8}  # of people and of channels
NAME = re.compile(r"[a-z0-9_-]{1,32}\Z")
LOCAL_NAME = re.compile(r"[-_\w]{1,32}\Z")  # letters of any script

Json = Mapping[str, Any]


class RuleError(AssertionError):
    """A request that Discord would refuse, or that we promised never to send."""


def need(is_so: object, what: str) -> None:
    if not is_so:
        raise RuleError(what)


def length(text: str) -> int:
    """In UTF-16 units, the longer of the two ways to count."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def text(value: object, low: int, high: int, what: str) -> None:
    need(isinstance(value, str), f"{what} is not a text: {value!r}")
    need(low <= length(str(value)) <= high, f"{what} has {length(str(value))} characters")
    need(str(value).strip() or not low, f"{what} is blank")
    need(not any("\ud800" <= c <= "\udfff" for c in str(value)), f"{what} has a lone surrogate")


def walk(components: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for each in components:
        yield each
        yield from walk(each.get("components", ()))
        if "component" in each:
            yield from walk([each["component"]])


def check_message(body: Json, uploads: Sequence[str], kept: Sequence[str] = ()) -> None:
    """Check a message or an edit of one.

    Args:
        body: what was sent.
        uploads: names of the files sent with it.
        kept: names of the files that the message keeps.
    """
    components = body.get("components") or []
    need(components, "an empty message")
    need(int(body.get("flags", 0)) & V2, "components without the V2 flag")
    for other in ("content", "embeds", "poll", "sticker_ids"):
        need(not body.get(other), f"{other} beside V2 components")
    need(body.get("allowed_mentions", {}).get("parse") == [], "mentions are not all off")
    need(not body.get("tts"), "a message that speaks")
    every = list(walk(components))
    need(len(every) <= 40, f"{len(every)} components")
    shown = sum(length(each["content"]) for each in every if each["type"] == 10)
    need(shown <= 4000, f"{shown} characters of text")
    for each in components:
        need(each["type"] in IN_MESSAGE, f"component {each['type']} at the top")
        check_component(each)
    check_ids(every)
    check_files(every, body, uploads, kept)


def check_ids(every: Sequence[Json]) -> None:
    custom = [each["custom_id"] for each in every if "custom_id" in each]
    need(len(custom) == len(set(custom)), f"a custom_id twice: {custom}")
    for each in custom:
        text(each, 1, 100, "custom_id")
    own = [each["id"] for each in every if each.get("id")]
    need(len(own) == len(set(own)), f"an id twice: {own}")


def check_files(
    every: Sequence[Json], body: Json, uploads: Sequence[str], kept: Sequence[str]
) -> None:
    media = [each["file"]["url"] for each in every if each["type"] == 13]
    media += [i["media"]["url"] for each in every if each["type"] == 12 for i in each["items"]]
    named = {url.removeprefix("attachment://") for url in media if url.startswith("attachment://")}
    need(len(uploads) <= 10, f"{len(uploads)} files")
    need(len(set(uploads)) == len(uploads), f"two files of one name: {uploads}")
    need(set(uploads) <= named, f"a file that nothing refers to: {set(uploads) - named}")
    need(named <= {*uploads, *kept}, f"no file for {named - {*uploads, *kept}}")
    told = [each.get("filename") for each in body.get("attachments", ()) if "filename" in each]
    need(sorted(told) == sorted(uploads), f"attachments {told}, files {uploads}")


def check_component(each: Json) -> None:
    check = CHECKS.get(each["type"])
    need(check is not None, f"an unknown component {each['type']}")
    assert check is not None
    check(each)


def check_row(row: Json) -> None:
    inside = row["components"]
    kinds = [each["type"] for each in inside]
    need(inside, "an empty row")
    need(kinds == [3] or (len(kinds) <= 5 and set(kinds) == {2}), f"a row of {kinds}")
    for each in inside:
        check_component(each)


def check_button(button: Json) -> None:
    need(button["style"] in {1, 2, 3, 4}, f"button style {button['style']}")
    text(button.get("label"), 1, 80, "label of a button")


def check_select(select: Json) -> None:
    options = select["options"]
    need(1 <= len(options) <= 25, f"{len(options)} options")
    values = [option["value"] for option in options]
    need(len(values) == len(set(values)), f"an option twice: {values}")
    for option in options:
        text(option["value"], 1, 100, "value of an option")
        text(option["label"], 1, 100, "label of an option")
    text(select.get("placeholder") or "", 0, 150, "placeholder")


def check_text(shown: Json) -> None:
    text(shown["content"], 1, 4000, "a text")
    need(shown["content"].count("```") % 2 == 0, "a fence that is left open")


def check_gallery(gallery: Json) -> None:
    need(1 <= len(gallery["items"]) <= 10, "an empty or too full gallery")
    for item in gallery["items"]:
        text(item.get("description"), 1, 1024, "text of a picture")


def check_container(container: Json) -> None:
    need(container["components"], "an empty container")
    need(0 <= (container.get("accent_color") or 0) <= 0xFFFFFF, "colour")
    for each in container["components"]:
        need(each["type"] in IN_CONTAINER, f"component {each['type']} in a container")
        check_component(each)


CHECKS = {
    1: check_row,
    2: check_button,
    3: check_select,
    10: check_text,
    12: check_gallery,
    13: lambda each: need(each["file"]["url"].startswith("attachment://"), "a file by address"),
    14: lambda each: need(each.get("spacing", 1) in {1, 2}, "spacing"),
    17: check_container,
}


def check_modal(modal: Json) -> None:
    """Check a form."""
    text(modal["title"], 1, 45, "title of a form")
    text(modal["custom_id"], 1, 100, "id of a form")
    need(1 <= len(modal["components"]) <= 5, f"{len(modal['components'])} fields")
    check_ids(list(walk(modal["components"])))
    for label in modal["components"]:
        need(label["type"] == 18, "a field without a label")
        text(label["label"], 1, 45, "label of a field")
        if label.get("description") is not None:
            text(label["description"], 1, 100, "description of a field")
        check_field(label["component"])


def check_picker(field: Json) -> None:
    least, most = field.get("min_values", 1), field.get("max_values", 1)
    need(0 <= least <= most <= 25, f"{least} to {most} values")
    need(least > 0 or field.get("required") is False, "none may be chosen, but must be")
    before = field.get("default_values") or ()
    need(not before or least <= len(before) <= most, f"{len(before)} chosen before")


def check_field(field: Json) -> None:
    if field["type"] in PICKERS:
        check_picker(field)
        return
    need(field["type"] in IN_LABEL, f"field {field['type']}")
    FIELDS[field["type"]](field)
    if field["type"] != 4:
        least = field.get("min_values")
        need(least != 0 or field.get("required") is False, "none may be chosen, but must be")


def check_input(field: Json) -> None:
    need(1 <= (field.get("max_length") or 4000) <= 4000, "max_length")
    text(field.get("value") or "", 0, field.get("max_length") or 4000, "value of a field")
    text(field.get("placeholder") or "", 0, 100, "placeholder")


def check_list(group: Json) -> None:
    """Radio buttons and check boxes: as a select, but ten options at most."""
    check_select(group)
    count = len(group["options"])
    need(count <= 10, f"{count} options in a list")
    need(group["type"] == 22 or count >= 2, "a single radio button")
    chosen = [option for option in group["options"] if option.get("default")]
    need(group["type"] == 22 or len(chosen) <= 1, "two radio buttons are on")
    need(1 <= group.get("max_values", 1) <= count, "max_values")


def check_upload(field: Json) -> None:
    need(0 <= field.get("min_values", 1) <= field.get("max_values", 1) <= 10, "number of files")


FIELDS = {3: check_select, 4: check_input, 19: check_upload, 21: check_list, 22: check_list}


def check_commands(commands: Sequence[Json]) -> None:
    """Check what is told of the commands."""
    slash = [each for each in commands if each["type"] == 1]
    need(len(slash) <= 100, "more than 100 commands")
    need(len([each for each in commands if each["type"] == 3]) <= 15, "more than 15 menus")
    for each in commands:
        need(each["integration_types"] == [0, 1], "not for servers and people")
        need(sorted(each["contexts"]) == [0, 1, 2], "not in every place")
    for each in slash:
        need(NAME.match(each["name"]), f"name {each['name']!r}")
        text(each["description"], 1, 100, "description")
        for option in each.get("options", ()):
            need(NAME.match(option["name"]), f"name {option['name']!r}")
            text(option["description"], 1, 100, "description")
            check_localised(option)
        check_localised(each)
    for language in {key for each in slash for key in each.get("name_localizations") or ()}:
        names = [(each.get("name_localizations") or {}).get(language) for each in slash]
        names = [name for name in names if name]
        need(len(set(names)) == len(names), f"a name twice in {language}: {names}")


def check_localised(told: Json) -> None:
    """Check the names and descriptions of one command or option in other languages."""
    for name in (told.get("name_localizations") or {}).values():
        need(LOCAL_NAME.match(name) and name == name.lower(), f"name {name!r}")
    for description in (told.get("description_localizations") or {}).values():
        text(description, 1, 100, "description")
