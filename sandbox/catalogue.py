"""The standard library that a snippet sees: for each module, the names that pass as they are.

Names that are wrapped or replaced are in `wrapped` and `stand_ins`.
"""

from __future__ import annotations

from sandbox.reasons import (
    CAPTURED,
    CLASS_BY_CALL,
    EVALUATES,
    FILES,
    INSIDES,
    LAMBDA,
    LOOP_POLICY,
    NETWORK,
    PROCESS,
    THREADS_WATCHED,
    Reason,
)

# A name that this Python does not have yet is left out; `*` means all public names.
OPEN = {
    "asyncio": """run Runner sleep gather wait wait_for timeout timeout_at Timeout shield
        as_completed create_task ensure_future current_task all_tasks TaskGroup Task Future Queue
        PriorityQueue LifoQueue QueueEmpty QueueFull QueueShutDown Lock Event Condition Semaphore
        BoundedSemaphore Barrier BrokenBarrierError CancelledError TimeoutError InvalidStateError
        IncompleteReadError LimitOverrunError FIRST_COMPLETED FIRST_EXCEPTION ALL_COMPLETED
        iscoroutine iscoroutinefunction isfuture to_thread run_coroutine_threadsafe wrap_future
        get_running_loop get_event_loop new_event_loop set_event_loop AbstractEventLoop Handle
        TimerHandle eager_task_factory create_eager_task_factory Protocol BaseProtocol
        StreamReader StreamWriter""",
    "time": """time monotonic perf_counter process_time thread_time time_ns monotonic_ns
        perf_counter_ns process_time_ns sleep strftime gmtime localtime ctime asctime mktime
        struct_time timezone strptime""",
    "random": """random randint randrange uniform choice choices sample shuffle seed gauss
        expovariate betavariate triangular getrandbits Random randbytes normalvariate""",
    "math": "*",
    "cmath": "*",
    "itertools": "*",
    "statistics": """mean fmean geometric_mean harmonic_mean median median_low median_high
        median_grouped mode multimode pstdev pvariance stdev variance quantiles covariance
        correlation linear_regression NormalDist StatisticsError""",
    "functools": """partial partialmethod reduce lru_cache cache cached_property cmp_to_key
        WRAPPER_ASSIGNMENTS""",
    "operator": """abs add and_ concat contains countOf delitem eq floordiv ge getitem gt index
        indexOf inv invert is_ is_not itemgetter le length_hint lshift lt matmul mod mul ne neg
        not_ or_ pos pow rshift setitem sub truediv truth xor iadd isub imul""",
    "collections.abc": "*",
    "collections": "deque defaultdict OrderedDict Counter ChainMap UserDict UserList",
    "contextlib": """contextmanager asynccontextmanager closing aclosing suppress nullcontext
        ExitStack AsyncExitStack AbstractContextManager AbstractAsyncContextManager
        ContextDecorator AsyncContextDecorator""",
    "contextvars": "ContextVar Context Token copy_context",
    "dataclasses": "field fields is_dataclass KW_ONLY InitVar FrozenInstanceError MISSING",
    "types": """SimpleNamespace CoroutineType GeneratorType AsyncGeneratorType NoneType UnionType
        GenericAlias""",
    "enum": "Enum IntEnum Flag IntFlag StrEnum auto unique nonmember member",
    "abc": "ABC abstractmethod",
    "heapq": "heappush heappop heapify heapreplace heappushpop nlargest nsmallest merge",
    "bisect": "bisect bisect_left bisect_right insort insort_left insort_right",
    "queue": "Queue LifoQueue PriorityQueue SimpleQueue Empty Full ShutDown",
    "string": """ascii_letters ascii_lowercase ascii_uppercase digits hexdigits octdigits
        punctuation printable whitespace capwords Template""",
    "re": """compile match fullmatch search sub subn split findall finditer escape purge
        IGNORECASE I MULTILINE M DOTALL S VERBOSE X ASCII A error Pattern Match""",
    "json": "dumps loads JSONDecodeError JSONEncoder",
    "datetime": "datetime date time timedelta timezone tzinfo UTC",
    "decimal": """Decimal ROUND_HALF_UP ROUND_HALF_DOWN ROUND_HALF_EVEN ROUND_DOWN ROUND_UP
        ROUND_FLOOR ROUND_CEILING getcontext localcontext InvalidOperation DivisionByZero""",
    "fractions": "Fraction",
    "numbers": "Number Complex Real Rational Integral",
    "textwrap": "dedent indent fill wrap shorten",
    "pprint": "pprint pformat pp",
    "uuid": "uuid4 UUID",
    "hashlib": "md5 sha1 sha224 sha256 sha384 sha512 blake2b blake2s sha3_256",
    "base64": "b64encode b64decode urlsafe_b64encode urlsafe_b64decode b32encode b32decode",
    "binascii": "hexlify unhexlify crc32",
    "zlib": "crc32 adler32",
    "secrets": "token_hex token_bytes token_urlsafe choice randbelow randbits",
    "struct": "pack unpack calcsize pack_into unpack_from iter_unpack Struct error",
    "array": "array",
    "keyword": "iskeyword issoftkeyword kwlist softkwlist",
    "graphlib": "TopologicalSorter CycleError",
    "errno": "*",
    "weakref": "ref proxy WeakSet WeakValueDictionary WeakKeyDictionary WeakMethod",
    "io": "StringIO BytesIO",
    "inspect": """iscoroutine iscoroutinefunction isawaitable isasyncgen isasyncgenfunction
        isgenerator isgeneratorfunction isfunction ismethod isclass isbuiltin isroutine
        getcoroutinestate getgeneratorstate getasyncgenstate cleandoc
        CORO_CREATED CORO_RUNNING CORO_SUSPENDED CORO_CLOSED GEN_CREATED GEN_RUNNING
        GEN_SUSPENDED GEN_CLOSED AGEN_CREATED AGEN_RUNNING AGEN_SUSPENDED AGEN_CLOSED""",
    "warnings": "warn simplefilter filterwarnings resetwarnings",
    "threading": """Lock RLock Event Condition Semaphore BoundedSemaphore Barrier local
        BrokenBarrierError current_thread main_thread get_ident get_native_id active_count
        enumerate Thread Timer""",
    "concurrent.futures": """Future wait as_completed FIRST_COMPLETED FIRST_EXCEPTION
        ALL_COMPLETED TimeoutError CancelledError InvalidStateError BrokenExecutor Executor""",
    "sys": """version version_info platform maxsize getsizeof getrefcount byteorder float_info
        int_info hash_info getrecursionlimit maxunicode hexversion api_version copyright
        getswitchinterval intern""",
    "typing": """Any Callable ClassVar Final Generic Literal Optional ParamSpec
        Protocol Tuple Type TypeVar TypeVarTuple Union AbstractSet ByteString Container
        ContextManager Hashable ItemsView Iterable Iterator KeysView Mapping MappingView
        MutableMapping MutableSequence MutableSet Sequence Sized ValuesView Awaitable
        AsyncIterator AsyncIterable Coroutine Collection AsyncGenerator AsyncContextManager
        Reversible SupportsAbs SupportsBytes SupportsComplex SupportsFloat SupportsIndex
        SupportsInt SupportsRound ChainMap Counter Deque Dict DefaultDict List OrderedDict Set
        FrozenSet NamedTuple TypedDict Generator Annotated AnyStr assert_never
        assert_type cast Concatenate dataclass_transform final is_typeddict LiteralString Never
        NewType NoReturn NotRequired overload override ParamSpecArgs ParamSpecKwargs Required
        reveal_type runtime_checkable Self Text TYPE_CHECKING TypeAlias TypeGuard TypeIs
        TypeAliasType Unpack ReadOnly NoDefault""",
    "__future__": "",
    "concurrent": "",
    "copy": "",
    "logging": "",
    "traceback": "",
}

# Names that learners reach for and that are closed for a reason of their own.
CLOSED: dict[str, dict[str, Reason]] = {
    module: {name: reason for reason, names in by_reason.items() for name in names.split()}
    for module, by_reason in {
        "asyncio": {
            NETWORK: """open_unix_connection start_unix_server StreamReaderProtocol Server
                Transport BaseTransport DatagramProtocol DatagramTransport WriteTransport
                ReadTransport AbstractServer SendfileNotAvailableError SSLProtocol sslproto
                streams transports protocols BufferedProtocol""",
            PROCESS: """create_subprocess_exec create_subprocess_shell subprocess
                SubprocessProtocol SubprocessTransport base_subprocess""",
            LOOP_POLICY: """AbstractEventLoopPolicy
                DefaultEventLoopPolicy get_child_watcher set_child_watcher
                AbstractChildWatcher FastChildWatcher PidfdChildWatcher SafeChildWatcher
                MultiLoopChildWatcher ThreadedChildWatcher""",
            INSIDES: """base_events base_futures base_tasks constants format_helpers log mixins
                selector_events staggered trsock unix_events""",
        },
        "operator": {LAMBDA: "attrgetter methodcaller"},
        "contextlib": {CAPTURED: "redirect_stdout redirect_stderr", FILES: "chdir"},
        "dataclasses": {CLASS_BY_CALL: "make_dataclass"},
        "types": {CLASS_BY_CALL: "new_class prepare_class", INSIDES: "CodeType FunctionType"},
        "typing": {EVALUATES: "get_type_hints ForwardRef"},
        "io": {FILES: "open open_code FileIO TextIOWrapper BufferedReader BufferedWriter"},
        "threading": {THREADS_WATCHED: "settrace setprofile excepthook settrace_all_threads"},
        "concurrent.futures": {PROCESS: "ProcessPoolExecutor process"},
        "inspect": {
            INSIDES: """currentframe stack trace getframeinfo getsource getmembers getattr_static
                signature getcoroutinelocals getgeneratorlocals"""
        },
        "sys": {
            INSIDES: """modules path settrace setprofile setrecursionlimit _getframe stdin
                __stdout__ __stderr__ excepthook displayhook"""
        },
        "logging": {FILES: "FileHandler"},
    }.items()
}
