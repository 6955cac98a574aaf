"""What the commands share: the ledger opened and times read as people write them, answers and complaints printed."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import NoReturn

import msgspec
import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from newsledger import pipeline
from newsledger.core.edtf import valid
from newsledger.core.heirs import heirs_of_story
from newsledger.core.ledger import Ledger
from newsledger.core.settings import NAME, POLICIES, Settings
from newsledger.publish import terminal
from newsledger.store import Store, StoreError

_NAMED: ContextVar[Path | None] = ContextVar("_NAMED", default=None)  # what --settings names, for this command


def known_story(books: Ledger, story: str | None, ledger: str) -> str | None:
    """The story that an id is of, the one that holds its reports now where it is an old one; stops where none is."""
    if story is None or story in {s.id for s in books.stories}:
        return story
    if now := heirs_of_story(books, story):
        also = f"; others in {', '.join(now[1:4])}{' and more' if len(now) > 4 else ''}" if len(now) > 1 else ""
        complain(f"{story} was a story before reports were added; its reports are now in {now[0]}{also}.")
        return now[0]
    stop(f"{story} is not a story of this ledger. See: newsledger show {ledger} stories")


def drawn_by(as_of: str | None, as_seen: str | None, policy: str | None) -> str:
    """How a view was drawn, in words."""
    policy = settings_of(policy).policy
    parts = [f"As of {as_of}." if as_of else "", f"As seen by {as_seen}." if as_seen else "",
             f"Totals by the policy “{policy}”."]  # fmt: skip
    return " ".join(filter(None, parts))


@contextmanager
def opened(path: Path, *, policy: str | None = None, as_of: str | None = None,
           as_seen: str | None = None) -> Iterator[Ledger]:  # fmt: skip
    """The ledger in a file, as of a time or as seen by one; the file is open while it is in use."""
    settings, of, seen = settings_of(policy), time_of("--as-of", as_of), moment_of("--as-seen", as_seen)
    with store_at(path) as store, halted(path):
        with reading_again() as (again, done):
            books = pipeline.load(store, settings=settings, as_of=of, as_seen=seen, again=again, progress=done)
        yield books


@contextmanager
def halted(path: Path) -> Iterator[None]:
    """Ctrl-C ends a command that takes nothing in with a sentence."""
    try:
        yield
    except KeyboardInterrupt:
        complain(f"Stopped. All that {path} held is kept.")
        raise typer.Exit(130) from None


@contextmanager
def reading_again(bar: Progress | None = None) -> Iterator[tuple[Callable[[int], None], Callable[[int], None]]]:
    """Two that hear of reports that are read again: of how many, which is said, and of each done, which a bar shows."""
    tasks: list[tuple[Progress, TaskID]] = []
    with ExitStack() as held:

        def again(number: int) -> None:
            reports = terminal.count(number, "report")
            complain(f"The rules have changed since this ledger was made: reading {reports} again.")
            shown = bar or held.enter_context(progress(quiet=False))
            tasks.append((shown, shown.add_task("reading again", total=number)))

        def done(number: int) -> None:
            for shown, task in tasks:
                shown.advance(task, number)

        yield again, done


def settings_of(policy: str | None = None, *, jobs: int | None = None, fields: Sequence[str] = ()) -> Settings:
    """The settings of the file that holds them, if there is one, with what is chosen at the command line instead."""
    if policy is not None and policy not in POLICIES:
        stop(f"{policy} is not a policy. Choose one of: {', '.join(POLICIES)}.")
    settings, told = Settings(), _settings_file()
    if told is not None:
        from newsledger.read.settings import settings as written  # its room is slow to load, and few have the file

        try:
            settings = written(told)
        except ValueError as error:
            stop(str(error))
    chosen = {"policy": policy, "jobs": jobs, "fields": fields_of(fields) or None}
    return msgspec.structs.replace(settings, **{name: value for name, value in chosen.items() if value is not None})


def heed(settings: Path | None) -> None:
    """Heed this settings file in this command; none: the one in this folder, where there is one."""
    _NAMED.set(settings)


def _settings_file() -> Path | None:
    return _NAMED.get() or (here if (here := Path(NAME)).is_file() else None)


def time_of(option: str, words: str | None) -> str | None:
    """A time as people write it, EDTF; stops where it is none."""
    if words is None:
        return None
    time = f"XXXX-{words}" if len(words) == 5 and words[2] == "-" else words
    if not valid(time):
        stop(f"{option} {words}: not a time. Write it as 2010-06-12, 2010-06, 2010-06-12T18:00:00Z, or 06-12.")
    return time


def moment_of(option: str, words: str | None) -> str | None:
    """A time of our own clock: nothing was ever seen in a year not known, nor over an interval."""
    time = time_of(option, words)
    if time is not None and ("X" in time or "/" in time):
        stop(f"{option} {words}: say the year, and one time: 2010-06-12 or 2010-06-12T18:00:00Z.")
    return time


def fields_of(pairs: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Pairs of their field names and ours."""
    for pair in pairs:
        if not all(pair.partition("=")):
            stop(f"--field {pair}: write it as THEIRS=OURS, as in --field body_text=text.")
    return tuple((theirs, ours) for theirs, _, ours in (pair.partition("=") for pair in pairs))


@contextmanager
def store_at(path: Path, *, create: bool = False) -> Iterator[Store]:
    """The ledger file; what is wrong with it ends the command with a sentence."""
    try:
        with Store(path, create=create) as store:
            yield store
    except StoreError as error:
        stop(str(error))


@contextmanager
def stopped(path: Path, *, fresh: bool) -> Iterator[None]:
    """Ctrl-C or the system's wish to end ends the command with a sentence; a `fresh` ledger without a report goes."""
    ended: list[int] = []

    def end(number: int, _: object) -> None:
        ended.append(number)
        raise KeyboardInterrupt

    is_main = threading.current_thread() is threading.main_thread()
    before = signal.signal(signal.SIGTERM, end) if is_main else None
    try:
        yield
    except KeyboardInterrupt:
        with store_at(path) as store:
            is_empty = fresh and not store.known()
        if is_empty:
            path.unlink()
            complain(f"Stopped before any report was read; {path} was not written.")
        else:
            complain(f"Stopped. {path} keeps what was read; run the same command again to go on.")
        raise typer.Exit(128 + (ended or [signal.SIGINT])[0]) from None
    finally:
        if is_main:
            signal.signal(signal.SIGTERM, before)


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """What cannot be written ends the command with a sentence."""
    try:
        yield
    except FileExistsError:
        raise
    except OSError as error:
        stop(f"{path}: cannot be written ({error.strerror or error}). Choose another place.")


@contextmanager
def progress(quiet: bool) -> Iterator[Progress]:
    """A bar that moves, on a terminal, with how many a second and how long it will take."""
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), _Count(), _Rate(),
               TimeElapsedColumn(), TimeRemainingColumn())  # fmt: skip
    with Progress(*columns, console=console, transient=True, disable=quiet or not console.is_terminal) as progress:
        yield progress


class _Count(MofNCompleteColumn):
    """How many are done, of how many; nothing where there is nothing to count."""

    def render(self, task: Task) -> Text:
        """The count in digits."""
        return Text("") if task.total is None and not task.completed else super().render(task)


class _Rate(ProgressColumn):
    """How many are done a second, once that can be told."""

    def render(self, task: Task) -> Text:
        """The rate in words."""
        return Text("" if task.speed is None else f"{task.speed:.1f} a second", style="progress.data.speed")


def show(*parts: object) -> None:
    """Print for people: as wide as the terminal, or as COLUMNS says, or 200 in a pipe; no blanks at ends of lines."""
    wide = sys.stdout.isatty() or "COLUMNS" in os.environ
    console = Console(highlight=False, width=None if wide else 200)
    with console.capture() as printed:
        for part in parts:
            console.print(part)
    sys.stdout.write("".join(f"{line.rstrip()}\n" for line in printed.get().splitlines()))


def show_json(value: object) -> None:
    """Print a value as JSON."""
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(value), indent=1).decode() + "\n")


def say(message: str) -> None:
    """Say a thing in a line."""
    typer.echo(one_line(message))


def complain(message: str) -> None:
    """Say what is wrong, in a line."""
    typer.echo(one_line(message), err=True)


def one_line(message: str) -> str:
    """A message as a terminal may show it: what a file's name or a report holds besides letters, written as escapes."""
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in message)


def stop(message: str) -> NoReturn:
    """Say what is wrong with how the program was called, and end."""
    complain(message)
    raise typer.Exit(2)
