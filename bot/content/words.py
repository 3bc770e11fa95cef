"""Words of learners: those that say nothing of the topic, and those that mean the same.

English only; a word is given in one form, its stem is what counts.
"""

from __future__ import annotations

FILLERS = frozenset(
    """
    a an the and or but so than that this these those here there it its i im ive me my mine we our
    you your he she they them their is are was were be been being am do does did to of in on at by
    from as into about please tell explain python asyncio async also very really use using used
    """.split()  # noqa: SIM905 - as a list of strings it is harder to read
)
SYNONYMS = (
    "concurrent parallel simultaneous together overlap side",
    "stop abort kill cancel interrupt terminate quit",
    "error exception fail failure crash raise traceback",
    "freeze hang block stuck unresponsive stall frozen",
    "slow fast speed quick performance",
    "limit throttle maximum max cap most",
    "timeout deadline expire late",
    "repeat periodic interval cron schedule every",
    "retry again attempt",
    "finish done complete end over ready",
    "result value return answer output",
    "shield protect safe",
    "test mock fake pytest unittest stub",
    "type annotate annotation hint mypy",
    "cpu compute calculation heavy crunch number",
    "start launch spawn create begin kick",
    "wait pause sleep delay suspend",
    "signal notify flag event wake",
    "variable state shared counter global data",
    "order sequence first",
    "fetch download request url http page site",
    "function def method callable",
    "shutdown exit close ctrl sigterm sigint keyboardinterrupt",
    "forget lose disappear vanish garbage collect",
    "queue producer consumer worker job",
    "thread sync synchronous blocking normal ordinary plain regular",
    "iterate loop iterator item",
    "core multicore processor",
)
# Of other things that people ask a bot about; each would be fine beside words of ours.
OTHER_TRADES = frozenset(
    """
    sql css html regex numpy pandas dataframe tuple tuples dicts excel git rebase tailwind fibonacci
    recursion pizza recipe weather football
    """.split()  # noqa: SIM905 - as above
)
