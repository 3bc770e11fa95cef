"""Packs of files -> one Library, or all their faults at once.

Nothing in a pack is imported or run here; `bot.content.check` runs its programs in the sandbox.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePath

from bot.content.catalogue import read_errors, read_misconceptions
from bot.content.challenges import read_challenge
from bot.content.lessons import read_asks, read_elsewhere, read_lesson, resolve_head
from bot.content.links import check_links
from bot.content.model import ContentError, Fault, Library, Pack, Topic, Track
from bot.content.questions import read_questions
from bot.content.sheet import Faults, Sheet, read_sheet, shown
from bot.content.shelf import CORE, PackShelf, Shelf
from bot.content.stray import stray_files
from bot.content.table import Table, near

CORE_PACK = Path(__file__).parent / CORE
_VERSION = re.compile(r"\d+\.\d+\.\d+\Z")


def load(extra: Sequence[Path] = ()) -> Library:
    """All content: the pack `core` and extra packs, each a folder with a pack.toml.

    An extra folder may also hold several packs. A pack with the id `core` takes the place of ours.

    Raises:
        ContentError: a pack has faults; the error has all of them, of all packs.
    """
    faults = Faults()
    shelf = Shelf(faults)
    for folder, sheet in _packs(extra, faults):
        _read_pack(folder, sheet, shelf)
    check_links(shelf)
    if faults.found:
        raise ContentError(tuple(sorted(faults.found, key=lambda f: (f.path, f.line, f.what))))
    return _library(shelf)


def load_sound(extra: Sequence[Path] = ()) -> tuple[Library, tuple[Fault, ...]]:
    """The pack `core` and every extra pack without a fault; what is wrong with the others.

    A pack is refused whole. One that clashes with another gives way to the one named before it.

    Raises:
        ContentError: the shipped pack itself has faults.
    """
    lost = Faults()
    folders = [folder for path in extra for folder in _folders(path, lost)]
    while True:
        try:
            return load(folders), tuple(lost.found)
        except ContentError as error:
            bad = next((each for each in folders if _faults_in(each, error.faults)), None)
            if bad is None:
                raise
            lost.found += _faults_in(bad, error.faults)
            folders = [folder for folder in folders if folder.resolve() != bad.resolve()]


def _faults_in(folder: Path, faults: Sequence[Fault]) -> list[Fault]:
    """Those of the faults that lie in a folder."""
    whole = folder.resolve()
    here = Path.cwd()
    return [fault for fault in faults if (here / fault.path).is_relative_to(whole)]


def _packs(extra: Sequence[Path], faults: Faults) -> list[tuple[Path, Sheet | None]]:
    """Each pack's folder with its pack.toml, `core` first."""
    folders = dict.fromkeys(folder.resolve() for path in extra for folder in _folders(path, faults))
    extras = [(folder, read_sheet(folder / "pack.toml", faults)) for folder in folders]
    cores = [pack for pack in extras if _pack_id(*pack) == CORE]
    others = [pack for pack in extras if pack not in cores]
    if not cores:
        cores = [(CORE_PACK, read_sheet(CORE_PACK / "pack.toml", faults))]
    ids: set[str] = set()
    for folder, sheet in [*cores, *others]:
        pack_id = _pack_id(folder, sheet)
        if pack_id in ids:
            line = sheet.line(("id",)) if sheet else 1
            faults.add(shown(folder / "pack.toml"), line, f"two packs have the id {pack_id!r}")
        ids.add(pack_id)
    return [*cores, *others]


def _folders(path: Path, faults: Faults) -> Iterator[Path]:
    """The pack at a path, or the packs in it."""
    if (path / "pack.toml").is_file():
        yield path
        return
    inside = sorted(file.parent for file in path.glob("*/pack.toml")) if path.is_dir() else []
    if not inside:
        faults.add(shown(path), 1, "not a pack: there is no pack.toml in it")
    yield from inside


def _read_pack(folder: Path, sheet: Sheet | None, shelf: Shelf) -> None:
    pack = PackShelf(shelf, _pack_id(folder, sheet))
    shelf.has_map = shelf.has_map and sheet is not None
    for path, what in stray_files(folder):
        shelf.faults.add(shown(path), 1, what)
    mapped = _read_map(sheet, pack) if sheet is not None else []
    heads = [read_lesson(path, pack) for path in sorted(folder.glob("lessons/*.md"))]
    for path in sorted(folder.glob("asks/*.txt")):
        read_asks(path, pack)
    read_elsewhere(folder / "elsewhere.txt", pack)
    _resolve_map(pack, [topic for topic in mapped if topic not in pack.all.lessons])
    _resolve_families(pack)
    if (folder / "misconceptions.toml").exists() or pack.pack == CORE:
        read_misconceptions(folder / "misconceptions.toml", pack)
    for table in heads:
        if table is not None:
            resolve_head(table, pack)
    for path in sorted(folder.glob("questions/*.toml")):
        read_questions(path, pack)
    for path in sorted(path for path in folder.glob("challenges/*") if path.is_dir()):
        if not path.name.startswith(("_", ".")):
            read_challenge(path, pack)
    if (folder / "errors.toml").exists():
        read_errors(folder / "errors.toml", pack)


def _pack_id(folder: Path, sheet: Sheet | None) -> str:
    given = sheet.values.get("id") if sheet else None
    return given if isinstance(given, str) else folder.name


# ---- pack.toml


def _read_map(sheet: Sheet, pack: PackShelf) -> list[str]:
    """What pack.toml says: who made it, the tracks, the topics in teaching order (returned)."""
    table = Table(sheet)
    table.id()
    title, folder = table.text("title"), str(PurePath(sheet.path).parent)
    is_house = table.flag("house", default=False)
    pack.all.packs.append(Pack(id=pack.pack, title=title, folder=folder, is_house=is_house))
    version = table.text("version")
    if version and not _VERSION.match(version):
        table.fault(f"'version' {version!r} is not like 1.0.0", "version")
    table.text("language")
    table.texts("authors", least=1)
    table.text("licence")
    table.text("python")
    table.texts("tested_on", least=1)
    for track in table.tables("track", is_required=False):
        track_id = track.id()
        if track_id in pack.all.tracks:
            track.fault(f"the track {track_id!r} exists already", "id")
        pack.all.tracks[track_id] = Track(id=track_id, title=track.text("title"))
    before = len(pack.all.topics)
    for topic in table.tables("topic", is_required=False):
        _read_topic(topic, pack)
    families = table.tables("family", is_required=False)
    pack.all.kin = [(family, family.texts("topics", least=2)) for family in families]
    table.close()
    return list(pack.all.topics)[before:]


def _read_topic(table: Table, pack: PackShelf) -> None:
    topic_id = pack.own(table.id())
    track = table.text("track")
    if track and track not in pack.all.tracks:
        table.fault(f"unknown track {track!r}{near(track, list(pack.all.tracks))}", "track")
    if topic_id in pack.all.topics:
        table.fault(f"the topic {topic_id!r} exists already", "id")
        table.allow_all()
        return
    topic = Topic(
        id=topic_id,
        title=table.text("title"),
        track=track,
        is_planned=True,
        aliases=table.texts("aliases", is_required=False),
        needs=table.texts("needs", is_required=False),
    )
    pack.claim(table, topic)


def _resolve_map(pack: PackShelf, topics: Sequence[str]) -> None:
    """Full ids for what a topic of the map needs: that may stand later on the map."""
    for topic_id in topics:
        topic = pack.all.topics[topic_id]
        needs = pack.topic_list(pack.all.heads[topic_id], topic.needs, "needs")
        pack.all.topics[topic_id] = replace(topic, needs=needs)


def _resolve_families(pack: PackShelf) -> None:
    for table, named in pack.all.kin:
        pack.all.families.append(pack.topic_list(table, named, "topics"))
    pack.all.kin = []


# ---- the library


def _library(shelf: Shelf) -> Library:
    """All that stands on the shelf; lessons in the order of the map."""
    topics = _in_track_order(shelf)
    return Library(
        tracks=tuple(shelf.tracks.values()),
        topics=topics,
        lessons={topic: shelf.lessons[topic] for topic in topics if topic in shelf.lessons},
        questions=shelf.questions,
        challenges=shelf.challenges,
        misconceptions=shelf.misconceptions,
        errors=tuple(shelf.errors),
        elsewhere=tuple(shelf.elsewhere),
        families=tuple(shelf.families),
        packs=tuple(shelf.packs),
    )


def _in_track_order(shelf: Shelf) -> Mapping[str, Topic]:
    """Topics track by track; within one as the map and the files have them."""
    tracks = list(shelf.tracks)
    ordered = sorted(shelf.topics.values(), key=lambda topic: tracks.index(topic.track))
    return {topic.id: topic for topic in ordered}
