import base64, bisect, collections, copy, datetime, decimal, fractions, functools, hashlib, heapq, io, itertools, json, math
import operator, pprint, queue, random, re, statistics, string, struct, textwrap, time, types, typing, uuid, weakref, secrets
from collections import Counter, defaultdict, deque, namedtuple, OrderedDict, ChainMap
from contextlib import ExitStack, suppress, nullcontext, closing, asynccontextmanager, AsyncExitStack

random.seed(3); print(random.random(), random.choice("abc"), random.sample(range(9), 3), random.Random(1).randint(1, 9))
print(math.pi, math.sqrt(2), list(itertools.islice(itertools.count(), 3)), list(itertools.pairwise("abc")))
print(json.loads(json.dumps({"a": [1, None]})), re.findall(r"\d+", "a1b22"), re.sub("a", lambda m: m.group().upper(), "banana"))
print(Counter("aab").most_common(1), defaultdict(list, a=[1]), deque([1, 2], maxlen=1), ChainMap({}, {"a": 1})["a"])
P = namedtuple("P", "x y", defaults=[2]); print(P(1), P(1)._replace(x=3), P._fields, P(*"ab")._asdict())
h = []; [heapq.heappush(h, x) for x in (3, 1, 2)]; print(heapq.heappop(h), bisect.bisect([1, 3], 2))
print(datetime.timedelta(seconds=90), datetime.datetime(2024, 1, 2).strftime("%d/%m/%Y"), datetime.datetime.strptime("2024", "%Y").year)
print(decimal.Decimal("0.1") + decimal.Decimal("0.2"), fractions.Fraction(1, 3) + 1, statistics.mean([1, 2]))
print(functools.reduce(operator.add, [1, 2]), functools.partial(int, base=2)("11"), sorted([(1, "b"), (0, "a")], key=operator.itemgetter(1)))
@functools.lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(30), fib.cache_info().hits)
def logged(fn):
    @functools.wraps(fn)
    def inner(*a, **k): print("call", fn.__name__); return fn(*a, **k)
    return inner
@logged
def hi(): "doc"; return 1
print(hi(), hi.__name__, hi.__doc__, hi.__wrapped__.__name__)
print(hashlib.sha256(b"x").hexdigest()[:8], base64.b64encode(b"x"), textwrap.dedent("  a"), string.ascii_lowercase[:3], string.Template("$x").substitute(x=1))
class A: pass
a = A(); a.x = [1]; b = copy.deepcopy(a); b.x.append(2); print(a.x, b.x, copy.copy(a).x is a.x, copy.deepcopy({"a": (1, [2])}))
r = weakref.ref(a); print(r() is a); del a; print(r())
with ExitStack() as st: st.callback(print, "bye"); st.enter_context(suppress(KeyError)); raise KeyError
with nullcontext(5) as five: print(five)
out = io.StringIO(); print("x", file=out); print(out.getvalue()); pprint.pprint({"b": 1, "a": [1]})
ns = types.SimpleNamespace(a=1); ns.b = 2; print(ns, ns.a, vars(ns))
print(struct.pack("<H", 5), uuid.UUID(int=5), len(secrets.token_hex(4)), time.time() > 0)
q = queue.Queue(); q.put(1); print(q.get(), q.empty(), list(zip("ab", [1, 2], strict=True)), dict(a=1) | {"b": 2})
print(type(1), type("").__name__, type(hi), callable(hi), isinstance(type, type), type(A) is type, type(1) == int, [type(x).__name__ for x in (1, "", None)])
print(getattr(ns, "zz", "default"), hasattr(ns, "a"), dir(ns)[-2:], globals()["__name__"], sum(range(5)), abs(-1), divmod(7, 2), round(2.567, 2))
setattr(ns, "z", 1); delattr(ns, "z"); print(sorted("bca", reverse=True), list(reversed([1, 2])), any([0, 1]), all([]), ascii("é"), ord("a"), chr(98))
print("%s %05.2f %r" % ("a", 2.5, "b"), "{:>5}|{:<5}|{:^5}|{:,}".format(1, 2, 3, 10000), "a,b".split(","), " x ".strip(), "x".join("ab"), format(3.14159, ".2f"))
class Celsius:
    def __init__(self, t): self._t = t
    @property
    def t(self): return self._t
    @t.setter
    def t(self, v): self._t = v
    def __format__(self, spec): return f"{self._t:{spec or '.1f'}} C"
    def __enter__(self): return self
    def __exit__(self, *exc): print("exit", exc[0]); return False
c = Celsius(3); c.t = 5; c.t += 1; print(f"{c} {c:.2f} {c.t}", "{}".format(c))
with c: pass
with closing(io.StringIO("line\nline2")) as s: print(s.readlines())
ordered = OrderedDict(a=1); ordered.move_to_end("a"); print(ordered)
def typed(x: int, y: "str" = "a") -> list[int]: return [x]
print(typed.__annotations__, typing.Optional[int], list[int], dict[str, typing.Any], int | None, typing.Callable[[int], str])
