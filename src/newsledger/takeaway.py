"""The commands that write what people take away: the brief, in a file or in the browser, and the exports."""

from __future__ import annotations

import webbrowser
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from newsledger import console
from newsledger.core.ids import digest, slug
from newsledger.core.settings import POLICIES
from newsledger.options import AsJson, AsOf, AsSeen, LedgerFile, Policy, Replace, StoryId, among
from newsledger.publish.brief import FORMATS as PAGES
from newsledger.publish.brief import brief as page_of
from newsledger.publish.exports import FORMATS, Missing
from newsledger.publish.files import write
from newsledger.publish.pdf import PaperError, printed
from newsledger.resolve.gazetteer import cache_folder

ENDINGS = {"": PAGES[0], ".htm": "html", ".markdown": "md"}  # what names that do not end as a format stand for


def brief(
    ledger: LedgerFile,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="The page to write.")],
    as_of: AsOf = None, as_seen: AsSeen = None, policy: Policy = None, story: StoryId = None,
    format: Annotated[str | None, typer.Option(help=f"One of: {', '.join(PAGES)}; if not given, as FILE ends.",
                                                   autocompletion=among(PAGES))] = None,
    lang: Annotated[str, typer.Option(metavar="LANGUAGE", help="The language of the page's own words.")] = "en",
    replace: Replace = False, as_json: AsJson = False,
) -> None:  # fmt: skip
    """Write the brief: one self-contained page that opens offline; or the same as Markdown, or printed as PDF.

    Example: newsledger brief crisis.ledger -o brief.html
    """
    if output.exists() and not replace:
        console.stop(f"{output} exists. Use --replace to overwrite it.")
    form = format or ENDINGS.get(output.suffix.lower(), output.suffix.lstrip(".").lower())
    if form not in PAGES:
        console.stop(f"{form} is not a format of the brief. Choose one of: {', '.join(PAGES)}.")
    _write_page(ledger, output, form, as_of=as_of, as_seen=as_seen, policy=policy, story=story, lang=lang)
    _written([output], as_json=as_json, said=f"{output} written.")


def open_brief(
    ledger: LedgerFile,
    as_of: AsOf = None, as_seen: AsSeen = None, policy: Policy = None, story: StoryId = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Write the brief into the program's cache folder and open it in your browser.

    Example: newsledger open crisis.ledger
    """
    told = (str(ledger.absolute()), as_of or "", as_seen or "", policy or "", story or "")
    page = cache_folder() / "briefs" / f"{slug(ledger.stem)}-{digest(*told)}.html"
    with console.writing(page):
        page.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _write_page(ledger, page, "html", as_of=as_of, as_seen=as_seen, policy=policy, story=story)
    if webbrowser.open(page.absolute().as_uri()):
        _written([page], as_json=as_json, said=f"{page} opened in your browser.")
    else:
        _written([page], as_json=as_json, said=f"{page} written. No browser could be opened; open that file in one.")


def _write_page(ledger: Path, output: Path, form: str, *, as_of: str | None, as_seen: str | None, policy: str | None,
                story: str | None, lang: str = "en") -> None:  # fmt: skip
    with console.opened(ledger, as_of=as_of, as_seen=as_seen, policy=policy) as books, console.writing(output):
        story = console.known_story(books, story, str(ledger))
        try:
            page = page_of(books, story=story, as_of=as_of, as_seen=as_seen, lang=lang,
                           form="md" if form == "md" else "html")  # fmt: skip
            output.write_bytes(printed(page) if form == "pdf" else page.encode("utf-8"))
        except (ValueError, PaperError) as error:
            console.stop(f"{output}: not written; {error}" if isinstance(error, PaperError) else str(error))


def _written(paths: Sequence[Path], *, as_json: bool, said: str) -> None:
    """Say which files were written."""
    if as_json:
        console.show_json({"written": [str(path) for path in paths]})
    else:
        console.say(said)


def export(
    ledger: LedgerFile,
    out: Annotated[Path, typer.Option("-o", "--out", "--output", metavar="PLACE",
                                      help="The folder (record, csv, parquet) or file to write.")],
    format: Annotated[str, typer.Option("--format", help=f"One of: {', '.join(FORMATS)}.",
                                            autocompletion=among(FORMATS))] = "record",
    as_of: AsOf = None, as_seen: AsSeen = None,
    policy: Annotated[str | None, typer.Option(help="How the best figure is chosen, as in show. If not given, as the "
                                                    "format asks: acled and ged by their own policies.",
                                               autocompletion=among(POLICIES))] = None,
    story: StoryId = None, replace: Replace = False, as_json: AsJson = False,
) -> None:  # fmt: skip
    """Export the books: the record, tables, or the form that another program or a data set asks for.

    docs/formats.md says what each format holds, the standard that it follows, and what it cannot say.

    Example: newsledger export crisis.ledger --format csv -o tables/
    """
    form = FORMATS.get("record" if format == "jsonl" else format)
    if form is None:
        console.stop(f"{format} is not a format. Choose one of: {', '.join(FORMATS)}.")
    try:
        with console.opened(ledger, as_of=as_of, as_seen=as_seen, policy=policy) as books, console.writing(out):
            story = console.known_story(books, story, str(ledger))
            paths = write(books.of(story) if story else books, form, out, policy=policy, replace=replace)
    except (FileExistsError, Missing) as error:
        console.stop(str(error))
    named = f"{', '.join(map(str, paths))} written." if form.ending else f"{out}: {len(paths)} files written."
    _written(paths, as_json=as_json, said=named)
