"""Reports read side by side: the language model and the rules, once a report, in as many processes as help."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import active_children, get_context, parent_process
from threading import Thread

import msgspec

from newsledger import annotate, extract
from newsledger.core.claims import Reading
from newsledger.core.findings import Finding
from newsledger.core.pages import Page
from newsledger.core.reports import Report

CHUNK = 16  # reports a process takes at a time
WORTH_IT = 48  # fewer reports than this are read sooner by one process than by several that each load the model


def read_reports(reports: Iterable[Report]) -> Iterator[Reading]:
    """A reading for each report, in order, by this process. A report that a rule fails on keeps an empty reading."""
    waiting = iter(reports)
    while batch := list(islice(waiting, CHUNK)):
        yield from _batch(batch)


def _batch(reports: list[Report]) -> Iterator[Reading]:
    """The readings of some reports; where the model fails on one, each is given to it alone."""
    try:
        pages = list(annotate.pages(reports))
    except Exception as error:
        if len(reports) == 1:
            yield _unread(reports[0], error)
            return
        for report in reports:
            yield from _batch([report])
        return
    for report, page in zip(reports, pages, strict=True):
        yield _reading(report, page)


def _reading(report: Report, page: Page) -> Reading:
    try:
        return extract.read(page)
    except Exception as error:  # a fault of ours in one report must not lose the others; it is said, and kept
        return _unread(report, error)


def _unread(report: Report, error: Exception) -> Reading:
    why = f"{type(error).__name__}: {error}"
    message = f"the rules failed on this report ({why}); it is kept, unread. Please report this as a fault."
    return Reading(report=report.id, rules=extract.RULES,
                   findings=(Finding(level="error", where=report.id, message=message),))  # fmt: skip


class Workers:
    """Processes that read reports. Use as a context manager; `jobs` 0 means as many as there are processors."""

    def __init__(self, jobs: int = 0) -> None:
        self._jobs = jobs or os.cpu_count() or 1
        self._given = bool(jobs)
        self._pool: ProcessPoolExecutor | None = None
        self._others = frozenset(active_children())

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self._pool is not None:
            if kind is not None:  # stopped by the user, or failed: nobody waits for what they still read
                for child in set(active_children()) - self._others:
                    child.terminate()
            self._pool.shutdown(cancel_futures=True)

    def read(self, reports: Sequence[Report]) -> Iterator[Reading]:
        """A reading for each report, in order."""
        enough = len(reports) >= (2 if self._given else WORTH_IT)
        if self._jobs == 1 or not (enough or self._pool):
            return read_reports(reports)
        return self._side_by_side(reports)

    def _side_by_side(self, reports: Sequence[Report]) -> Iterator[Reading]:
        self._pool = self._pool or ProcessPoolExecutor(self._jobs, mp_context=get_context("spawn"),
                                                       initializer=_begin)  # fmt: skip
        waiting = iter(reports)
        futures: list[tuple[list[Report], Future[list[bytes]]]] = []
        while chunk := list(islice(waiting, CHUNK)):
            futures.append((chunk, self._pool.submit(_read_chunk, chunk)))
        for chunk, future in futures:
            yield from self._result(chunk, future)

    def _result(self, chunk: list[Report], future: Future[list[bytes]]) -> Iterator[Reading]:
        try:
            yield from (msgspec.msgpack.decode(body, type=Reading) for body in future.result())
        except BrokenProcessPool:  # a process was killed, most likely for memory: the rest is read here, one by one
            self._pool, self._jobs = None, 1
            yield from read_reports(chunk)


def _begin() -> None:
    """The processes share the machine's processors: each keeps its number crunching to one. They end with the process
    that started them, however that ends; Ctrl-C is for that one to answer.
    """
    os.environ["OMP_NUM_THREADS"] = "1"
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _read_chunk(reports: list[Report]) -> list[bytes]:
    return [msgspec.msgpack.encode(reading) for reading in read_reports(reports)]
