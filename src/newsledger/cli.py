"""The command line: parse, call, print, exit code. Nothing is worked out here.

Exit codes: 0 all done; 1 a check failed, or nothing was found under that id; 2 wrong use; 3 done, but some of the input
could not be read (`newsledger show LEDGER findings` says which, and why); 130 stopped by Ctrl-C, or
143 by the system; what was read is kept.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from newsledger import __version__, console, housekeeping, pipeline, takeaway
from newsledger.core.claims import MEASURES
from newsledger.core.findings import Finding
from newsledger.core.ledger import Ledger
from newsledger.core.queries import KINDS
from newsledger.core.settings import NAME
from newsledger.options import AsJson, AsOf, AsSeen, LedgerFile, Policy, StoryId, among
from newsledger.publish import terminal, views
from newsledger.publish.ask import answered
from newsledger.publish.diff import diff as differences
from newsledger.publish.why import why as reasons

app = typer.Typer(
    name="newsledger", add_completion=True, rich_markup_mode=None,
)  # fmt: skip
THE_WAY = """newsledger reads many news reports of a crisis and keeps the books.

  newsledger build reports/ -o crisis.ledger    read files and folders into a ledger
  newsledger open crisis.ledger                 the brief, in your browser
  newsledger show crisis.ledger                 the toll, the timeline, the disagreements, what is in doubt
  newsledger ask crisis.ledger "how many were killed?"

All commands: newsledger --help. One of them, with an example: newsledger build --help.
Is all installed that is needed: newsledger doctor. Settings of your own: newsledger init"""
SHOWABLE = ("overview", *views.VIEWS)
VERDICTS = ("same", "different", "wrong", "undo")


def _version(asked: bool) -> None:
    if asked:
        console.say(f"newsledger {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def newsledger(
    context: typer.Context,
    settings: Annotated[Path | None, typer.Option("--settings", metavar="FILE", exists=True, dir_okay=False,
                        help=f"The settings file; if not given, {NAME} in this folder.")] = None,
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.", is_eager=True,
                                          callback=_version)] = False,
) -> None:  # fmt: skip
    """Reads many news reports of a crisis and keeps the books: every figure and statement with its own words."""
    console.heed(settings)
    if context.invoked_subcommand is None:
        typer.echo(THE_WAY)


@app.command()
def build(
    reports: Annotated[list[str], typer.Argument(metavar="REPORTS...", help="Files and folders; - reads JSON Lines.",
                                                 show_default=False)],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="LEDGER", help="The ledger file.")],
    jobs: Annotated[int | None, typer.Option(min=0, help="Processes that read side by side; 0: as many as help.",
                    show_default=False)] = None,
    field: Annotated[list[str] | None, typer.Option(metavar="THEIRS=OURS",
                     help="Name of a JSON field in your rows, and ours for it (body_text=text).")] = None,
    seen: Annotated[str | None, typer.Option(metavar="TIME", help="When the reports were seen, if not now.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")] = False,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Read reports into a ledger; on a ledger that exists, add what is new.

    Example: newsledger build reports/ more.jsonl.gz -o crisis.ledger
    """
    settings, seen = console.settings_of(jobs=jobs, fields=field or []), console.moment_of("--seen", seen)
    fresh = not os.path.lexists(output)  # says no, and does not fail, for a name that is no name
    with (console.stopped(output, fresh=fresh), console.store_at(output, create=True) as store,
          console.progress(quiet) as bar):
        task = bar.add_task("reading reports", total=pipeline.expected(reports))
        before = len(store.known())
        desk = pipeline.add(store, reports, settings=settings, seen=seen,
                            progress=lambda n: bar.advance(task, n))  # fmt: skip
        bar.remove_task(task)
        task = bar.add_task("working out the books", total=None)
        with console.reading_again(bar) as (again, done):
            ledger = pipeline.load(store, settings=settings, again=again, progress=done)
    if fresh and not ledger.reports:
        output.unlink()  # an empty ledger is of no use, and would stand in the way of the next build's "added"
    _tell_built(output, reports, ledger, desk.findings, added=len(ledger.reports) - before, quiet=quiet,
                as_json=as_json)  # fmt: skip


def _tell_built(output: Path, sources: Sequence[str], ledger: Ledger, findings: Iterable[Finding], *, added: int,
                quiet: bool, as_json: bool) -> None:  # fmt: skip
    """Say what was read, and what could not be; exit code 3 where something could not, or nothing was found."""
    unread = [*ledger.faults, *(f for f in findings if f.level == "error")]
    doubtful = [f for f in findings if f.level == "warning"]
    is_kept = ledger.reports or output.exists()
    done = {"ledger": str(output) if is_kept else None, "added": added, "reports": len(ledger.reports),
            "claims": ledger.claims_counted, "stories": len(ledger.stories), "unread": unread,
            "doubtful": doubtful}  # fmt: skip
    if as_json:
        console.show_json(done)
    elif not quiet and is_kept:
        console.say(terminal.built(done))
    for finding in (*unread[:20], *(() if quiet else doubtful[:10])):
        console.complain(f"{finding.where}: {finding.message}")
    if len(doubtful) > 10 and not quiet:
        console.complain(f"{len(doubtful) - 10} more doubts: newsledger show {output} findings")
    if not ledger.reports and not unread:
        console.complain(f"No report was found in {', '.join(sources)}: give files, or folders that hold some.")
        raise typer.Exit(3)
    if unread:
        more = f" ({len(unread) - 20} more)" if len(unread) > 20 else ""
        hint = f": newsledger show {output} findings" if ledger.reports else "; no ledger was written"
        console.complain(f"{len(unread)} could not be read{more}{hint}")
        raise typer.Exit(3)


@app.command()
def show(
    ledger: Annotated[str, typer.Argument(metavar="LEDGER", help="The ledger file.", show_default=False)],
    what: Annotated[str, typer.Argument(metavar="[VIEW]", help="One of: " + ", ".join(SHOWABLE),
                                         autocompletion=among(SHOWABLE))] = "overview",
    days: Annotated[int | None, typer.Option(min=1, metavar="N", help="Of the timeline: the N days of each story that "
                    "reports come back to most, a sentence for each.")] = None,
    as_of: AsOf = None, as_seen: AsSeen = None, policy: Policy = None, story: StoryId = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Show the ledger in the terminal: an overview, or one view whole.

    Example: newsledger show crisis.ledger tallies --as-of 2010-06-12
    """
    if ledger in SHOWABLE and what not in SHOWABLE:
        ledger, what = what, ledger
    if what not in SHOWABLE:
        console.stop(f"{what} is not a view. Choose one of: {', '.join(SHOWABLE)}.")
    with console.opened(Path(ledger), as_of=as_of, as_seen=as_seen, policy=policy) as books:
        story = console.known_story(books, story, ledger)
        if days is not None:
            if what != "timeline":
                console.stop(f"--days is for the timeline: newsledger show {ledger} timeline --days {days}")
            lines = views.lines_of(views.Desk(books), pipeline.salient(books, days=days, story=story))
            console.show_json(lines) if as_json else console.show(terminal.drawn(what, lines))
        elif as_json:
            names = [name for name, _ in terminal.OVERVIEW] if what == "overview" else [what]
            rows = {name: views.view(books, name, story=story) for name in names}
            console.show_json(rows if what == "overview" else rows[what])
        elif what == "overview":
            drawn_by = console.drawn_by(as_of, as_seen, policy)
            console.show(*terminal.overview(books, story=story, drawn_by=drawn_by))
        else:
            console.show(terminal.drawn(what, views.view(books, what, story=story)))


@app.command()
def why(
    ledger: LedgerFile,
    ident: Annotated[str, typer.Argument(metavar="ID", help="An id as shown by show or export.", show_default=False)],
    as_of: AsOf = None, as_seen: AsSeen = None, policy: Policy = None, as_json: AsJson = False,
) -> None:  # fmt: skip
    """Print an entry with all that it rests on, down to the quoted words in their sentence.

    Example: newsledger why crisis.ledger r01:f64-75
    """
    with console.opened(ledger, as_of=as_of, as_seen=as_seen, policy=policy) as books:
        found = reasons(books, ident)
    if as_json:
        console.show_json(found)
    else:
        console.show(*terminal.reasons(found))
    for row in found:
        if "once" in row:
            console.complain(f"{ident} was named so before reports were added; what it rested on is now {row['id']}.")
    if not found:
        console.complain(f"{ledger} holds nothing with the id {ident}. If a dated view showed it, give the same "
                         f"--as-of. To see ids: newsledger show {ledger} claims --json")  # fmt: skip
        raise typer.Exit(1)


app.command()(takeaway.brief)
app.command("open")(takeaway.open_brief)
app.command()(takeaway.export)


@app.command()
def ask(
    ledger: LedgerFile,
    question: Annotated[str, typer.Argument(metavar="[QUESTION]", help="In plain words.", show_default=False)] = "",
    kind: Annotated[str | None, typer.Option(help=f"What is asked for: {', '.join(KINDS)}.",
                                                 autocompletion=among(KINDS))] = None,
    measure: Annotated[str | None, typer.Option(help=f"What is counted: {', '.join(MEASURES)}.",
                                                    autocompletion=among(MEASURES))] = None,
    part: Annotated[str | None, typer.Option(help="A part of the people counted, in the singular (child).")] = None,
    counted: Annotated[str | None, typer.Option(help="Things counted that have no measure, in the singular (barrel).")
                       ] = None,
    place: Annotated[str | None, typer.Option(help="A place, with what lies in it.")] = None,
    by: Annotated[str | None, typer.Option(metavar="TIME", help="Only what was published by then.")] = None,
    on: Annotated[str | None, typer.Option(metavar="TIME", help="When it happened.")] = None,
    speaker: Annotated[str | None, typer.Option(help="Whose word: a person, a body, an agency, an outlet.")] = None,
    incident: Annotated[str | None, typer.Option(help="Words that tell which incident is meant.")] = None,
    as_of: AsOf = None, as_seen: AsSeen = None, policy: Policy = None, story: StoryId = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Ask the books, in words, by options, or both: answered from entries, with their citations and range.

    What is not understood, and what the ledger does not hold, is said. Exit code 1 where there is no answer.

    Example: newsledger ask crisis.ledger "how many were killed in Mwanza by Saturday?"
    """
    with console.opened(ledger, as_of=as_of, as_seen=as_seen, policy=policy) as books:
        try:
            found = books.ask(question or None, kind=kind, measure=measure, part=part, counted=counted, place=place,
                              speaker=speaker, by=console.time_of("--by", by), on=console.time_of("--on", on),
                              incident=incident, story=story)  # fmt: skip
        except ValueError as error:
            console.stop(str(error))
        rows = answered(books, found)
    if as_json:
        console.show_json(rows)
    else:
        console.show(*terminal.answer(rows))
    if not rows["answers"]:
        raise typer.Exit(1)


@app.command()
def diff(
    ledger: LedgerFile,
    since: Annotated[str, typer.Option("--from", metavar="TIME", help="The earlier time.")],
    to: Annotated[str | None, typer.Option("--to", metavar="TIME", help="The later time; if not given, all.")] = None,
    as_seen: Annotated[bool, typer.Option("--as-seen", help="Times of taking in, not of publication.")] = False,
    policy: Policy = None, story: StoryId = None, as_json: AsJson = False,
) -> None:  # fmt: skip
    """Say what changed between two times: tolls raised and lowered, new incidents, contradictions, names merged.

    Example: newsledger diff crisis.ledger --from 2010-06-12 --to 2010-06-14
    """
    console.time_of("--from", since), console.time_of("--to", to)
    if to is not None and since > to:
        raise typer.BadParameter(f"{since} is later than --to {to}. Exchange the two.", param_hint="--from")
    first, last = ({"as_seen" if as_seen else "as_of": time} for time in (since, to))
    with (console.opened(ledger, policy=policy, as_of=first.get("as_of"), as_seen=first.get("as_seen")) as before,
          console.opened(ledger, policy=policy, as_of=last.get("as_of"), as_seen=last.get("as_seen")) as after):
        story = console.known_story(after, story, str(ledger))
        rows = differences(before, after, story=story)
    if as_json:
        console.show_json(rows)
    else:
        console.show(*terminal.changes(rows))


@app.command()
def judge(
    ledger: LedgerFile,
    verdict: Annotated[str, typer.Argument(metavar="VERDICT", help="same, different, wrong or undo.",
                                           show_default=False, autocompletion=among(VERDICTS))],
    idents: Annotated[list[str], typer.Argument(metavar="ID...", show_default=False,
                      help="Two names (of entities or mentions, or a mention and geonames:ID); a claim; a judgement.")],
    why: Annotated[str, typer.Option("--why", help="The reason, in a sentence.")],
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who judges.")],
    seen: Annotated[str | None, typer.Option(metavar="TIME", help="When it was judged, if not now.")] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Give a judgement: two names are the same or different, a claim was misread, an earlier judgement is taken back.

    It outranks the rules, is kept for good, and can be undone. See them: newsledger show LEDGER judgements

    Example: newsledger judge crisis.ledger same r01:m10-20 r02:m5-16 --why "two spellings of one name" --by "A. Reader"
    """
    if verdict not in VERDICTS:
        console.stop(f"{verdict} is not a verdict. Choose one of: {', '.join(VERDICTS)}.")
    _judge(ledger, "undone" if verdict == "undo" else verdict, idents, why=why, by=by, seen=seen,
           as_json=as_json)  # fmt: skip


@app.command()
def date(
    ledger: LedgerFile,
    report: Annotated[str, typer.Argument(metavar="REPORT", help="The report's id.", show_default=False)],
    time: Annotated[str, typer.Argument(metavar="TIME", help="When it was published (2010-06-13).",
                                        show_default=False)],
    why: Annotated[str, typer.Option("--why", help="How it is known.")],
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who dates it.")] = "the user",
    seen: Annotated[str | None, typer.Option(metavar="TIME", help="When it was judged, if not now.")] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Date a report that the ledger holds: a judgement, which overwrites nothing and can be undone.

    Example: newsledger date crisis.ledger r07 2010-06-13 --why "the outlet's archive has it on that day"
    """
    _judge(ledger, "dated", [report, time], why=why, by=by, seen=seen, as_json=as_json)


def _judge(ledger: Path, verdict: str, idents: list[str], *, why: str, by: str, seen: str | None,
           as_json: bool) -> None:  # fmt: skip
    with console.store_at(ledger) as store, console.halted(ledger):
        try:
            given = pipeline.judge(store, verdict, idents, why=why, by=by, seen=console.moment_of("--seen", seen),
                                   settings=console.settings_of())  # fmt: skip
        except ValueError as error:
            console.stop(str(error))
    if as_json:
        console.show_json(given)
    else:
        console.say(f"{ledger}: kept as {given.id}. To take it back: newsledger judge {ledger} undo {given.id}")


@app.command()
def check(ledger: LedgerFile, policy: Policy = None, as_json: AsJson = False) -> None:
    """Read every citation and work the books out again; say what fails. Exit code 1 if anything does.

    Example: newsledger check crisis.ledger
    """
    with console.store_at(ledger) as store, console.halted(ledger):
        count = len(store.known())
        with console.progress(quiet=as_json) as bar:
            task = bar.add_task("reading every report again", total=count)
            failures = pipeline.check(store, settings=console.settings_of(policy),
                                      progress=lambda n: bar.advance(task, n))  # fmt: skip
    if as_json:
        console.show_json(failures)
    else:
        for failure in failures:
            console.complain(f"{failure.where}: {failure.message}")
        if not failures:
            console.say(f"{ledger}: all citations of {count} reports hold, and the books come out the same. "
                        "Whether the words were rightly read, their sentences tell: newsledger why.")
    if failures:
        raise typer.Exit(1)


app.command()(housekeeping.init)
app.command()(housekeeping.doctor)


def main() -> None:
    """The `newsledger` command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # an old terminal may lack a letter: shown as an escape, not a failure
            stream.reconfigure(errors="backslashreplace")
    try:
        app()
    except OSError as error:  # the disk, or what the output goes to, is full
        console.complain(f"{error.filename or 'The output'}: cannot be read or written ({error.strerror or error}).")
        sys.exit(2)
