"""What a question to `/explain` costs in the core. Not part of the tests.

    python benchmarks/search.py [--short]

Every text of `tests/bot/content/queries.txt`, and the same drawn out to 3,000 characters. Processor
time counts, so that a busy machine does not matter. `--short` takes a tenth of the texts and fails
when the slowest twentieth takes more than it may.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
if sys.path[0] == str(Path(__file__).parent):  # that folder has another `sandbox`: a file
    sys.path[0] = str(ROOT)

from bot.content import Library, find, load  # noqa: E402

QUERIES = ROOT / "tests" / "bot" / "content" / "queries.txt"
LONG = 3000  # characters: what Slack and a form of Discord take
MOST_MS = 20.0  # for 95 of 100


def texts() -> Iterator[str]:
    """What people type and paste, as the tests have it."""
    for line in QUERIES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("|", 2)[2].strip().replace("\\n", "\n")


def drawn_out(found: Sequence[str]) -> Iterator[str]:
    """Each text followed by others until it is as long as it may be."""
    for at in range(len(found)):
        whole = "\n".join((*found[at:], *found[:at]))
        yield whole[:LONG]
        yield (found[at] + " ") * (LONG // (len(found[at]) + 1))


def cost_ms(library: Library, text: str) -> float:
    """Milliseconds of the processor for one text."""
    begun = time.process_time()
    find(library, text)
    return (time.process_time() - begun) * 1000


def main(arguments: Sequence[str]) -> int:
    """Print the figures of each group; 1 when a short run finds one too slow."""
    library = load()
    find(library, "the first question in plain words builds what texts are compared with")
    step = 10 if "--short" in arguments else 1
    short = list(texts())[::step]
    slow = False
    for name, group in (("as typed", short), (f"{LONG} characters", list(drawn_out(short)))):
        costs = sorted(cost_ms(library, text) for text in group)
        late = statistics.quantiles(costs, n=20)[-1]
        print(f"{name}: {len(costs)} texts, median {statistics.median(costs):.1f} ms, "
              f"95 of 100 in {late:.1f} ms, all in {costs[-1]:.1f} ms")  # fmt: skip
        slow = slow or late > MOST_MS
    return int(slow and step > 1)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
