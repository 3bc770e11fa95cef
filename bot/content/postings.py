"""An inverted index: for each word, where it stands and what it weighs there.

What the weights mean is settled by `bot.content.ranking`.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Postings:
    """Rows of weighted words, by word."""

    columns: Mapping[str, int]
    starts: Ints  # of each word's postings, and the end
    rows: Ints
    weights: Floats
    size: int  # rows

    @classmethod
    def of(cls, rows: Iterable[Mapping[str, float]]) -> Postings:
        """The index of these rows."""
        columns: dict[str, int] = {}
        at, weights, lengths = array("i"), array("f"), array("i")
        for row in rows:
            at.extend(columns.setdefault(word, len(columns)) for word in row)
            weights.extend(row.values())
            lengths.append(len(row))
        every = np.frombuffer(at, np.int32)
        row_of = np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
        order = np.argsort(every, kind="stable")
        counts = np.bincount(every, minlength=len(columns))
        starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int32)
        heavy = np.frombuffer(weights, np.float32)[order]
        return cls(columns, starts, row_of[order], heavy, len(lengths))

    def levelled(self) -> Postings:
        """The same rows with rare words weighed more, each row together of length 1."""
        rarity = self.rarity()
        counts = np.diff(self.starts)
        weights = self.weights * np.repeat(rarity, counts)
        squares = np.bincount(self.rows, weights.astype(np.float64) ** 2, minlength=self.size)
        lengths = np.sqrt(np.maximum(squares, np.finfo(np.float32).tiny))
        return replace(self, weights=(weights / lengths[self.rows]).astype(np.float32))

    def rarity(self) -> Floats:
        """How rare each word is: the logarithm of 1 + rows for each row that has it."""
        return np.log1p(self.size / np.diff(self.starts)).astype(np.float32)

    def dot(self, asked: Iterable[tuple[str, float]]) -> Floats:
        """For each row the sum, over the asked words, of what is asked times what it weighs."""
        total = np.zeros(self.size, np.float32)
        for word, count in asked:
            at = self.columns.get(word)
            if at is not None:
                span = slice(self.starts[at], self.starts[at + 1])
                total[self.rows[span]] += np.float32(count) * self.weights[span]
        return total
