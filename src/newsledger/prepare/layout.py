"""How a page is laid out: where its headline stands, and what is furniture by its place."""

from __future__ import annotations

import re
from collections import Counter

from rapidfuzz import fuzz

from newsledger.core.lexicon import words
from newsledger.core.nouns import Noun
from newsledger.prepare import agencies, bylines, captions, furniture, repeats
from newsledger.prepare.blocks import LONGEST, SHORT, Block, plain, without_site
from newsledger.prepare.outlets import masthead

HEAD = 25  # blocks in which a headline is looked for
SPOKEN, WRITTEN, FEW = 60, 3, 0.05  # words of a film's subtitles, paragraphs beside them, small letters in them
BY_CHANCE = 0.15  # of the words of a title that a page may have that only speaks to its reader
ALIKE = 82  # per cent: a page's title and its headline may differ in a word or two
LONE_DATELINE = re.compile(r"^[A-Z][A-Z .,'-]*(?:, [A-Z][\w.]+)*\s*(?:\([^)]{2,20}\))?\s*[-–—]+$")
REPORTED_FROM = re.compile(r"[A-Z][\w'’-]+(?: [A-Z][\w.'’-]+){0,2} reported from [A-Z][^!?]{2,120}$")
WORD = re.compile(r"[\w'’-]+")
MONEY = re.compile(r"[$€£¢]\s?\d|\b\d+ ?(?:p|c)\b")


class Layout(Noun, frozen=True, kw_only=True):
    """Which block is the headline (null if none), whether it says what the title says, where the story begins, and
    which blocks are furniture. `other`: the text has no word of its title, and all of it is taken for furniture.
    """

    headline: int | None
    titled: bool
    lead: int
    furniture: frozenset[int]
    other: bool = False


def laid_out(text: str, blocks: tuple[Block, ...], *, title: str | None) -> Layout:
    """The layout of a page whose metadata gave this title, or none. Linear in the number of blocks."""
    title = title[:LONGEST] if title else title
    over = int(title is not None and plain(blocks[0].text) == plain(title))
    body, below = text[blocks[over - 1].end :] if over else text, blocks[over:]
    asks = any(block.prose for block in below)
    if repeats.is_of_another_page(body, title, most=BY_CHANCE if asks else 0) and not _tells(below):
        whole = frozenset(range(over, len(blocks)))
        return Layout(headline=0 if over else None, titled=bool(over), lead=len(blocks), furniture=whole, other=True)
    judged: dict[str, bool] = {}  # a page repeats its lines
    for block in blocks:
        if block.text not in judged:
            judged[block.text] = furniture.is_furniture(block)
    marked = {i for i, block in enumerate(blocks) if judged[block.text]} | repeats.teasers(blocks)
    marked |= _pointing(blocks, marked) | _bulletins(blocks)
    lead = next((i for i, b in enumerate(blocks) if i not in marked and _begins_story(text, b)), len(blocks))
    marked |= repeats.other_headlines(blocks[:lead], title)
    headline = _titled(blocks[: lead + 1], title) if title else None
    if headline is not None and _alike(blocks[0].text, title or "") and not blocks[0].stopped:
        marked |= set(range(1, headline + 1))  # a headline over the page's links, and once more over the story
        headline = 0
    if headline is None:
        headline = _headline(blocks, marked, lead, alone=title is None)
    titled = headline is not None and (title is None or _alike(blocks[headline].text, title))
    if headline is not None:
        marked -= {headline}
        marked |= set(range(headline)) if titled else set()
    marked |= _head_furniture(blocks, marked, headline, lead, title)
    marked |= _lists(blocks, marked, headline) | _over_clips(blocks, headline) | _clips(blocks)
    marked |= _subtitles(blocks) | _labelled(blocks, lead) | _taken_by(text, blocks, lead) - {headline}
    marked |= repeats.again(blocks, marked) - {headline}
    marked |= _tail_furniture(text, blocks, marked, lead)
    return Layout(headline=headline, titled=titled, lead=lead, furniture=frozenset(marked))


def _tells(blocks: tuple[Block, ...]) -> bool:
    """Whether most paragraphs tell a story: they neither speak to the reader nor have a heading run in."""
    prose = [block for block in blocks if block.prose]
    told = sum(not furniture.to_reader(b) and not repeats.has_heading_run_in(b) for b in prose)
    return 2 * told >= len(prose) > 0


def _begins_story(text: str, block: Block) -> bool:
    """Whether a block is a paragraph of the story, or opens it with a dateline."""
    if block.prose:
        return not agencies.is_source_credit(text, block, at_end=False)
    return block.words > 8 and bool(agencies.DATELINE.match(block.text) or " -- " in block.text[:100])


def _titled(blocks: tuple[Block, ...], title: str) -> int | None:
    """The block that repeats the title, with or without the name of the site after it."""
    wanted = {plain(title), plain(without_site(title))}
    for i, block in enumerate(blocks[:HEAD]):
        if len(block.text) <= SHORT and block.plain in wanted and block.words > 2:
            return i
    return None


def _alike(line: str, title: str) -> bool:
    return fuzz.token_set_ratio(plain(line), plain(title)) >= ALIKE


def _headline(blocks: tuple[Block, ...], marked: set[int], lead: int, *, alone: bool) -> int | None:
    """The headline: the first line before the story that is no masthead, label, date or byline."""
    could = [i for i in range(min(lead, HEAD)) if i not in marked and _could_head(blocks[i])]
    if lead == len(blocks) and len(could) == len(blocks) - len(marked) and alone:
        could = could[:1]  # no story follows: only a first line can be taken for a headline
    while len(could) > 1 and (_is_masthead(blocks[could[0]], blocks[could[1]]) or _is_ticker(blocks, marked, could)):
        could = could[1:]
        while len(could) > 1 and _is_edition(blocks[could[0]]):
            could = could[1:]
    if not could or len(blocks) < 2:
        return None
    first = could[0]
    return first if alone or not any(b.prose for b in blocks[:first]) else None


def _could_head(block: Block) -> bool:
    return (
        1 < block.words <= 30 and len(block.text) <= 220 and not LONE_DATELINE.match(block.text)
        and not bylines.is_byline(block) and not furniture.is_date_line(block)
        and not bylines.is_writer_line(block) and not block.text.endswith(",") and " -- " not in block.text
    )  # fmt: skip


def _is_masthead(block: Block, below: Block) -> bool:
    """Whether a line over another is the name of the outlet or of a section, and not itself the headline."""
    name = masthead(block.text)
    if name and (block.text.isupper() or not below.stopped):
        return True
    return block.text.isupper() and block.words <= 3 and not below.text.isupper()


def _is_ticker(blocks: tuple[Block, ...], marked: set[int], could: list[int]) -> bool:
    """Whether a line of breaking news stands between the page's links and its headline."""
    first = could[0]
    return blocks[first].text.casefold().startswith("breaking") and first - 1 in marked and blocks[could[1]].words > 3


def _is_edition(block: Block) -> bool:
    """The line under a masthead: edition, date, price."""
    low = {w.strip(".,:;-–—").casefold() for w in block.text.split()}
    return block.words <= 12 and bool(low & words("furniture", "edition") or MONEY.search(block.text)) and bool(
        re.search(r"\d", block.text) or "edition" in low)  # fmt: skip


def _head_furniture(
    blocks: tuple[Block, ...], marked: set[int], headline: int | None, lead: int, title: str | None
) -> set[int]:
    """Bylines and dates between the headline and the story."""
    first = -1 if headline is None else headline
    head = blocks[headline].text if headline is not None else title or ""
    found = set()
    for i in range(first + 1, min(lead + 1, len(blocks), first + HEAD)):
        block = blocks[i]
        if len(block.text) > SHORT or (i == lead and block.prose):
            continue
        if (
            bylines.is_byline(block)
            or bylines.is_writer_line(block)
            or furniture.is_date_line(block)
            or (headline is not None and not _is_capitalised(head) and bylines.is_bare_byline(block))
        ):
            found.add(i)
    return found | {i for i, b in enumerate(blocks) if i not in marked and _is_plain_byline(b)}


def _is_plain_byline(block: Block) -> bool:
    """A byline that cannot be anything else, wherever it stands: "By" and names, and no full stop."""
    return (
        block.text[:3] in ("By ", "BY ", "by ") and not block.stopped and block.words <= 12 and bylines.is_byline(block)
    )


def _is_capitalised(line: str) -> bool:
    """Whether a headline has its words in capitals, as American papers write them."""
    long = [w for w in line.split() if len(w) > 3 and w[0].isalpha()]
    return sum(w[0].isupper() for w in long) > 0.7 * len(long)


def _clips(blocks: tuple[Block, ...]) -> set[int]:
    """A list of clips; a time and heading with a paragraph under it is a post of a live page."""
    found = {i for i, block in enumerate(blocks) if furniture.is_clip(block)}
    return {i for i in found if i - 1 in found or i + 1 == len(blocks) or not blocks[i + 1].prose}


def _subtitles(blocks: tuple[Block, ...]) -> set[int]:
    """The words spoken in a film, in capitals, on a page whose story is not."""
    capitals = {i for i, b in enumerate(blocks) if b.words >= SPOKEN and _is_spoken(b)}
    written = sum(block.prose and not block.text.isupper() for block in blocks) - len(capitals)
    return capitals if capitals and written >= WRITTEN else set()


def _labelled(blocks: tuple[Block, ...], lead: int) -> set[int]:
    """Captions that a page puts under its pictures with a label each: two at least, between paragraphs; three on end
    are a list.
    """
    found = {i for i in range(lead + 1, len(blocks)) if captions.is_labelled(blocks[i])}
    alone = {i for i in found if len(found & {i - 2, i - 1, i + 1, i + 2}) < 2}
    told = sum(block.prose for i, block in enumerate(blocks) if i > lead and i not in found)
    return alone if 1 < len(alone) <= told else set()


def _taken_by(text: str, blocks: tuple[Block, ...], lead: int) -> set[int]:
    """Captions that end with who took the picture, beside a paragraph: a name that the page has nowhere else."""
    named: dict[int, str] = {}
    for i, block in enumerate(blocks):
        beside = any(0 <= k < len(blocks) and blocks[k].prose for k in (i - 1, i + 1))
        if beside and i != lead and (name := captions.photographer(block)) is not None:
            named[i] = name.split()[-1]
    said = Counter(WORD.findall(text)) if named else Counter()
    return {i for i, name in named.items() if said[name] == 1}


def _pointing(blocks: tuple[Block, ...], marked: set[int]) -> set[int]:
    """A caption over a caption at the head of a page, before which there is nothing that it could speak of."""
    first = next((i for i in range(len(blocks)) if i not in marked), len(blocks))
    return {first} if first + 1 in marked and captions.points(blocks[first]) and captions.is_caption(
        blocks[first + 1]) else set()  # fmt: skip


def _bulletins(blocks: tuple[Block, ...]) -> set[int]:
    """The names over bulletins of the weather service."""
    return {
        i for i in range(len(blocks) - 1)
        if furniture.names_bulletin(blocks[i]) and furniture.is_bulletin(blocks[i + 1])
    }  # fmt: skip


def _is_spoken(block: Block) -> bool:
    """Whether a block is one line in capitals but for a word here and there, such as "Reporter:"."""
    written = block.text[:10].isupper() and "\n" not in block.text
    return written and sum(c.islower() for c in block.text) <= FEW * len(block.text)


def _over_clips(blocks: tuple[Block, ...], headline: int | None) -> set[int]:
    """Names of clips and pictures: a line over the credit of a picture, or over when the clip was published."""
    return {
        i - 1 for i in range(1, len(blocks))
        if i - 1 != headline and blocks[i - 1].words <= 12 and not blocks[i - 1].stopped
        and (captions.PUBLISHED.search(blocks[i].text, max(0, len(blocks[i].text) - 140))
             or captions.is_credit(blocks[i]))
    }  # fmt: skip


def _lists(blocks: tuple[Block, ...], marked: set[int], headline: int | None) -> set[int]:
    """Links to other reports: from the line that heads a list to the next paragraph."""
    found: set[int] = set()
    listing = False
    for i, block in enumerate(blocks):
        if i == headline:
            listing = False
        elif furniture.opens_links(block):
            listing = True
            found.add(i)
        elif listing and block.prose and i not in marked:
            listing = False
        elif listing:
            found.add(i)
    return found


def _is_signature(block: Block) -> bool:
    """Who wrote, under the report: names, or who reported from where."""
    return bylines.is_signature(block) or (block.words <= 25 and bool(REPORTED_FROM.match(block.text)))


def _tail_furniture(text: str, blocks: tuple[Block, ...], marked: set[int], lead: int) -> set[int]:
    """Credits of sources: anywhere if a line says so in full, after the last paragraph if it but names them."""
    found = {
        i
        for i, b in enumerate(blocks)
        if i > lead and i not in marked and agencies.is_source_credit(text, b, at_end=False)
    }
    for i in range(len(blocks) - 1, lead, -1):
        block = blocks[i]
        if i in marked or i in found:
            continue
        if agencies.is_source_credit(text, block, at_end=True) or _is_signature(block):
            found.add(i)
        elif block.prose:
            break
    return found
