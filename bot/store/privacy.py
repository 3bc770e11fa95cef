"""What a learner may ask of what is kept of them: all of it, or that it be gone.

Both follow the schema itself, so a table that is added later cannot be left out.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any

from bot.store.records import Export


def export(db: sqlite3.Connection, learner: str) -> Export:
    """Every row of every table that refers to the learner."""
    tables = {"learners": _rows(db, "learners", "id", learner)}
    for table, column in references(db):
        tables[table] = _rows(db, table, column, learner)
    return Export(learner=learner, tables=tables)


def forget(db: sqlite3.Connection, learner: str) -> None:
    """Delete the learner; every table that refers to them cascades."""
    db.execute("DELETE FROM learners WHERE id = :id", {"id": learner})


def references(db: sqlite3.Connection) -> list[tuple[str, str]]:
    """The tables that refer to a learner, each with the column that does."""
    rows = db.execute(
        'SELECT tables.name, keys."from" FROM sqlite_master AS tables'
        " JOIN pragma_foreign_key_list(tables.name) AS keys ON keys.\"table\" = 'learners'"
        " WHERE tables.type = 'table' ORDER BY tables.name"
    )
    return [(table, column) for table, column in rows]


def _rows(db: sqlite3.Connection, table: str, column: str, learner: str) -> list[Mapping[str, Any]]:
    # Names of tables and columns cannot be parameters; these two come from the schema.
    cursor = db.execute(
        f'SELECT * FROM "{table}" WHERE "{column}" = :learner',  # noqa: S608
        {"learner": learner},
    )
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]
