"""A linear classifier of short texts: to which of some classes a text belongs.

A support vector machine for each class against all others, with squared hinge loss, trained by
dual coordinate descent (Hsieh et al., ICML 2008, the algorithm of LIBLINEAR), all classes at once.
"""

from __future__ import annotations

import random
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.content.postings import Floats, Ints

_PENALTY = 1.0  # on each example that is on the wrong side; less gives smoother weights
_ROUNDS = 3  # over all examples; more changes nothing that can be measured
_SAYING = 0.3  # features that say less of every class are forgotten: four of ten
_SEED = 1
_BIAS = ""  # a feature of every text


@dataclass(frozen=True, slots=True)
class Classifier:
    """What each feature says for and against each class."""

    columns: Mapping[str, int]
    rarity: Floats
    weights: NDArray[np.float16]  # feature by class; half the memory, and precise enough

    @classmethod
    def of(cls, texts: Iterable[Iterable[str]], labels: Sequence[int], classes: int) -> Classifier:
        """Learn from texts, given by their features, and the class of each, counted from 0."""
        columns = {_BIAS: 0}
        found, ends = array("i"), array("i", [0])
        for text in texts:
            found.append(columns[_BIAS])
            found.extend(columns.setdefault(each, len(columns)) for each in text)
            ends.append(len(found))
        every = np.frombuffer(found, np.int32)
        counts = np.bincount(every, minlength=len(columns))
        rarity = (np.log(len(ends) / (1 + counts)) + 1).astype(np.float32)
        weights = _trained(every, ends, rarity, labels, classes)
        kept = np.abs(weights).max(axis=1) >= _SAYING
        kept[0] = True  # the bias
        places = np.cumsum(kept) - 1
        left = {feature: int(places[at]) for feature, at in columns.items() if kept[at]}
        return cls(left, rarity[kept], weights[kept].astype(np.float16))

    def margins(self, text: Iterable[str]) -> Floats:
        """For each class about 1 when the text belongs to it, about -1 when it does not."""
        known = [self.columns[feature] for feature in text if feature in self.columns]
        at = np.array([self.columns[_BIAS], *known], np.int32)
        return np.asarray(_level(self.rarity[at]) @ self.weights[at], np.float32)


def _level(values: Floats) -> Floats:
    """The same values, together of length 1."""
    return np.asarray(values / np.sqrt(values @ values), np.float32)


def _trained(
    every: Ints, ends: Sequence[int], rarity: Floats, labels: Sequence[int], classes: int
) -> Floats:
    """What each feature says; the text `n` has the features `every[ends[n] : ends[n + 1]]`."""
    signs = np.full((classes, classes), -1, np.float32)
    np.fill_diagonal(signs, 1)
    weights = np.zeros((len(rarity), classes), np.float32)
    duals = np.zeros((len(labels), classes), np.float32)
    slack = np.float32(1 / (2 * _PENALTY))
    chance = random.Random(_SEED)  # noqa: S311 - the order of learning is no secret
    order = list(range(len(labels)))
    for _ in range(_ROUNDS):
        chance.shuffle(order)
        for text in order:
            at = every[ends[text] : ends[text + 1]]
            values = _level(rarity[at])
            sign, dual, known = signs[labels[text]], duals[text], weights[at]
            slope = sign * (values @ known) + slack * dual - 1
            better = np.maximum(dual - slope / (1 + slack), 0)
            weights[at] = known + np.multiply.outer(values, (better - dual) * sign)
            duals[text] = better
    return weights
