"""The command line: parse, call, print, exit code. Nothing is worked out here.

Exit codes: 0 all done; 1 a check failed, or nothing was found under that id; 2 wrong use; 3 done, but some of the input
could not be read (`newsledger show LEDGER findings` says which, and why); 130 stopped by Ctrl-C, what was read is kept.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, NoReturn

import msgspec
import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from newsledger import __version__, pipeline
from newsledger.core.edtf import valid
from newsledger.core.ledger import Ledger
from newsledger.core.settings import POLICIES, Settings
from newsledger.publish import terminal, views
from newsledger.publish.brief import brief as brief_page
from newsledger.publish.files import write_record
from newsledger.publish.why import why as reasons
from newsledger.store import Store, StoreError

app = typer.Typer(
    name="newsledger", no_args_is_help=True, add_completion=True, rich_markup_mode=None,
)  # fmt: skip
SHOWABLE = ("overview", *views.VIEWS)

LedgerFile = Annotated[Path, typer.Argument(metavar="LEDGER", help="The ledger file.", show_default=False)]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="TIME",
                                          help="Only what was published by then (2010-06-12, or 06-12).")]  # fmt: skip
AsSeen = Annotated[str | None, typer.Option("--as-seen", metavar="TIME", help="Only what was taken in by then.")]
Policy = Annotated[str, typer.Option(help=f"How the best figure is chosen: {', '.join(POLICIES)}.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of tables.")]
Replace = Annotated[bool, typer.Option("--replace", help="Overwrite what is there.")]
StoryId = Annotated[str | None, typer.Option("--story", metavar="ID", help="One story alone (see: show stories).")]


def _version(asked: bool) -> None:
    if asked:
        _say(f"newsledger {__version__}")
        raise typer.Exit


@app.callback()
def newsledger(
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.", is_eager=True,
                                          callback=_version)] = False,
) -> None:  # fmt: skip
    """Reads many news reports of a crisis and keeps the books: every figure and statement with its own words."""


@app.command()
def build(
    reports: Annotated[list[str], typer.Argument(metavar="REPORTS...", help="Files and folders; - reads JSON Lines.",
                                                 show_default=False)],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="LEDGER", help="The ledger file.")],
    jobs: Annotated[int, typer.Option(min=0, help="Processes that read side by side; 0: as many as help.")] = 0,
    field: Annotated[list[str] | None, typer.Option(metavar="THEIRS=OURS",
                     help="Name of a JSON field in your rows, and ours for it (body_text=text).")] = None,
    seen: Annotated[str | None, typer.Option(metavar="TIME", help="When the reports were seen, if not now.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")] = False,
) -> None:  # fmt: skip
    """Read reports into a ledger; on a ledger that exists, add what is new.

    Example: newsledger build reports/ more.jsonl.gz -o crisis.ledger
    """
    settings, seen = Settings(jobs=jobs, fields=_fields(field or [])), _moment("--seen", seen)
    with _store(output, create=True) as store, _stopped(output), _progress(quiet) as progress:
        task = progress.add_task("reading reports", total=None)
        before = len(store.known())
        desk = pipeline.add(store, reports, settings=settings, seen=seen,
                            progress=lambda n: progress.advance(task, n))  # fmt: skip
        progress.update(task, description="working out the books")
        ledger = pipeline.load(store, settings=settings, again=_again)
    stories = {story.id for story in ledger.stories}
    failed = [f for f in ledger.findings if f.level == "error" and f.where in stories]
    unread = [*failed, *(f for f in desk.findings if f.level == "error")]
    if not quiet:
        _say(f"{output}: {terminal.count(len(ledger.reports) - before, 'report')} added, {len(ledger.reports)} in all; "
             f"{terminal.count(len(ledger.claims), 'claim')}, "
             f"{terminal.count(len(ledger.stories), 'story', 'stories')}.")  # fmt: skip
    for finding in unread[:20]:
        _complain(f"{finding.where}: {finding.message}")
    if not ledger.reports and not unread:
        _complain(f"No report was found in {', '.join(reports)}: give files, or folders that hold some.")
        raise typer.Exit(3)
    if unread:
        more = f" ({len(unread) - 20} more)" if len(unread) > 20 else ""
        _complain(f"{len(unread)} could not be read{more}: newsledger show {output} findings")
        raise typer.Exit(3)


@app.command()
def show(
    ledger: Annotated[str, typer.Argument(metavar="LEDGER", help="The ledger file.", show_default=False)],
    what: Annotated[str, typer.Argument(metavar="[VIEW]", help="One of: " + ", ".join(SHOWABLE))] = "overview",
    as_of: AsOf = None, as_seen: AsSeen = None, policy: Policy = POLICIES[0], story: StoryId = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Show the ledger in the terminal: an overview, or one view whole.

    Example: newsledger show crisis.ledger tallies --as-of 2010-06-12
    """
    if ledger in SHOWABLE and what not in SHOWABLE:
        ledger, what = what, ledger
    if what not in SHOWABLE:
        _stop(f"{what} is not a view. Choose one of: {', '.join(SHOWABLE)}.")
    books = _load(Path(ledger), as_of=as_of, as_seen=as_seen, policy=policy)
    _known_story(books, story, ledger)
    if as_json:
        names = [name for name, _ in terminal.OVERVIEW] if what == "overview" else [what]
        rows = {name: views.view(books, name, story=story) for name in names}
        _json(rows if what == "overview" else rows[what])
    elif what == "overview":
        _print(*terminal.overview(books, story=story, drawn_by=_drawn_by(as_of, as_seen, policy)))
    else:
        _print(terminal.drawn(what, views.view(books, what, story=story)))


@app.command()
def why(
    ledger: LedgerFile,
    ident: Annotated[str, typer.Argument(metavar="ID", help="An id as shown by show or export.", show_default=False)],
    as_of: AsOf = None, as_seen: AsSeen = None, policy: Policy = POLICIES[0], as_json: AsJson = False,
) -> None:  # fmt: skip
    """Print an entry with all that it rests on, down to the quoted words in their sentence.

    Example: newsledger why crisis.ledger r01:f64-75
    """
    found = reasons(_load(ledger, as_of=as_of, as_seen=as_seen, policy=policy), ident)
    if as_json:
        _json(found)
    else:
        _print(*terminal.reasons(found))
    if not found:
        _complain(f"{ledger} holds nothing with the id {ident}. To see ids: newsledger show {ledger} claims --json")
        raise typer.Exit(1)


@app.command()
def brief(
    ledger: LedgerFile,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="The page to write.")],
    as_of: AsOf = None, as_seen: AsSeen = None, policy: Policy = POLICIES[0], story: StoryId = None,
    replace: Replace = False,
) -> None:  # fmt: skip
    """Write the brief: one self-contained HTML page that opens offline.

    Example: newsledger brief crisis.ledger -o brief.html
    """
    if output.exists() and not replace:
        _stop(f"{output} exists. Use --replace to overwrite it.")
    books = _load(ledger, as_of=as_of, as_seen=as_seen, policy=policy)
    _known_story(books, story, str(ledger))
    with _writing(output):
        page = brief_page(books, story=story, drawn_by=_drawn_by(as_of, as_seen, policy))
        output.write_text(page, encoding="utf-8")
    _say(f"{output} written.")


@app.command()
def export(
    ledger: LedgerFile,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder to write to.")],
    format: Annotated[str, typer.Option("--format", help="jsonl: the record, eight JSON Lines files.")] = "jsonl",
    as_of: AsOf = None, as_seen: AsSeen = None, policy: Policy = POLICIES[0], replace: Replace = False,
) -> None:  # fmt: skip
    """Export the record: every report, figure, entity, event, statement, relation, tally and timeline line.

    Example: newsledger export crisis.ledger --format jsonl --out record/
    """
    if format != "jsonl":
        _stop(f"{format} is not a format. Choose: jsonl.")
    books = _load(ledger, as_of=as_of, as_seen=as_seen, policy=policy)
    try:
        with _writing(out):
            paths = write_record(books, out, replace=replace)
    except FileExistsError as error:
        _stop(str(error))
    _say(f"{out}: {len(paths)} files written.")


@app.command()
def check(ledger: LedgerFile, policy: Policy = POLICIES[0], as_json: AsJson = False) -> None:
    """Read every citation and work the books out again; say what fails. Exit code 1 if anything does.

    Example: newsledger check crisis.ledger
    """
    with _store(ledger) as store:
        failures = pipeline.check(store, settings=_settings(policy))
        count = len(store.known())
    if as_json:
        _json(failures)
    else:
        for failure in failures:
            _complain(f"{failure.where}: {failure.message}")
        if not failures:
            _say(f"{ledger}: all citations of {count} reports hold, and the books come out the same.")
    if failures:
        raise typer.Exit(1)


def _known_story(books: Ledger, story: str | None, ledger: str) -> None:
    if story is not None and story not in {s.id for s in books.stories}:
        _stop(f"{story} is not a story of this ledger. See: newsledger show {ledger} stories")


def _drawn_by(as_of: str | None, as_seen: str | None, policy: str) -> str:
    """How a view was drawn, in words."""
    parts = [f"As of {as_of}." if as_of else "", f"As seen by {as_seen}." if as_seen else "",
             f"Totals by the policy “{policy}”."]  # fmt: skip
    return " ".join(filter(None, parts))


def _load(path: Path, *, as_of: str | None, as_seen: str | None, policy: str) -> Ledger:
    with _store(path) as store:
        return pipeline.load(store, settings=_settings(policy), as_of=_time("--as-of", as_of),
                             as_seen=_moment("--as-seen", as_seen), again=_again)  # fmt: skip


def _again(number: int) -> None:
    _complain(f"The rules have changed since this ledger was made: reading {terminal.count(number, 'report')} again.")


def _settings(policy: str) -> Settings:
    if policy not in POLICIES:
        _stop(f"{policy} is not a policy. Choose one of: {', '.join(POLICIES)}.")
    return Settings(policy=policy)


def _time(option: str, words: str | None) -> str | None:
    if words is None:
        return None
    time = f"XXXX-{words}" if len(words) == 5 and words[2] == "-" else words
    if not valid(time):
        _stop(f"{option} {words}: not a time. Write it as 2010-06-12, 2010-06, 2010-06-12T18:00:00Z, or 06-12.")
    return time


def _moment(option: str, words: str | None) -> str | None:
    """A time of our own clock: nothing was ever seen in a year not known, nor over an interval."""
    time = _time(option, words)
    if time is not None and ("X" in time or "/" in time):
        _stop(f"{option} {words}: say the year, and one time: 2010-06-12 or 2010-06-12T18:00:00Z.")
    return time


def _fields(pairs: list[str]) -> tuple[tuple[str, str], ...]:
    for pair in pairs:
        if not all(pair.partition("=")):
            _stop(f"--field {pair}: write it as THEIRS=OURS, as in --field body_text=text.")
    return tuple((theirs, ours) for theirs, _, ours in (pair.partition("=") for pair in pairs))


@contextmanager
def _store(path: Path, *, create: bool = False) -> Iterator[Store]:
    try:
        with Store(path, create=create) as store:
            yield store
    except StoreError as error:
        _stop(str(error))


@contextmanager
def _stopped(path: Path) -> Iterator[None]:
    try:
        yield
    except KeyboardInterrupt:
        _complain(f"Stopped. {path} keeps what was read; run the same command again to go on.")
        raise typer.Exit(130) from None


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    try:
        yield
    except FileExistsError:
        raise
    except OSError as error:
        _stop(f"{path}: cannot be written ({error.strerror or error}). Choose another place.")


@contextmanager
def _progress(quiet: bool) -> Iterator[Progress]:
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
               TimeElapsedColumn())  # fmt: skip
    with Progress(*columns, console=console, transient=True, disable=quiet or not console.is_terminal) as progress:
        yield progress


def _print(*parts: object) -> None:
    """Print for people: as wide as the terminal, or as COLUMNS says, or 200 in a pipe; no blanks at ends of lines."""
    wide = sys.stdout.isatty() or "COLUMNS" in os.environ
    console = Console(highlight=False, width=None if wide else 200)
    with console.capture() as printed:
        for part in parts:
            console.print(part)
    sys.stdout.write("".join(f"{line.rstrip()}\n" for line in printed.get().splitlines()))


def _json(value: object) -> None:
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(value), indent=1).decode() + "\n")


def _say(message: str) -> None:
    typer.echo(_one_line(message))


def _complain(message: str) -> None:
    typer.echo(_one_line(message), err=True)


def _one_line(message: str) -> str:
    """A message as a terminal may show it: what a file's name or a report holds besides letters, written as escapes."""
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in message)


def _stop(message: str) -> NoReturn:
    _complain(message)
    raise typer.Exit(2)


def main() -> None:
    """The `newsledger` command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # an old terminal may lack a letter: shown as an escape, not a failure
            stream.reconfigure(errors="backslashreplace")
    try:
        app()
    except OSError as error:  # the disk, or what the output goes to, is full
        _complain(f"{error.filename or 'The output'}: cannot be read or written ({error.strerror or error}).")
        sys.exit(2)
