"""What a page says twice (teasers and captions that a template doubles), lists of clips, and texts of other pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from newsledger.core.lexicon import words
from newsledger.prepare.blocks import Block, without_site

RUN = 4  # words that must agree for two stretches to be taken for the same
LONG = 10  # words of a stretch that no writer says twice on end
TEASER = 60  # words of a teaser or caption at most; a longer stretch that comes twice is a story pasted twice
SHARE = 0.6  # of a block's words that stand in such stretches
NEAR = 4  # blocks between two doubled teasers that belong to the same list
MOST = 4_000  # characters of a block that are looked through
LINKS, LINKED = 3, 5  # lines on end, of so many words, that are a list of other stories
SAID = 4  # content words that a title needs before a text can be told to have none of them
BRIEF = 1_000  # characters; a longer text without a word of its title is more often a story than not
STEM = 3  # letters by which words are compared: "shot" and "shoot", "kills" and "killing"
RUN_IN = re.compile(r"^.{10,120}?\w[a-z]{2}(?:[A-Z][a-z]{2,}(?:'[a-z]+)? [a-z]|A [a-z]|The |In )")
COUNTED = re.compile(r"\b(\d{1,3}) of (\d{1,3})\b")


def is_doubled(block: Block) -> bool:
    """Printed twice by its template: begins with its own title twice, or holds its own sentences twice over.

    >>> from newsledger.prepare.blocks import blocks
    >>> is_doubled(blocks("Ferry runs aground at Lund Ferry runs aground at Lund No one was hurt on the ferry.")[0])
    True
    """
    if block.words < 2 * RUN or len(block.text) > MOST or "\n" in block.text:
        return False  # lines broken by hand are no template's
    said = [word.strip(".,;:!?\"'“”‘’()[]") for word in block.text.casefold().split()]
    return _begins_twice(said, block.text.split()) or (block.words >= 2 * LONG and _held_twice(said))


def _begins_twice(said: Sequence[str], written: Sequence[str]) -> bool:
    """Whether the first words stand there again at once, and no mark ends the first time."""
    for size in range(RUN, min(len(said) // 2, 40) + 1):
        if said[size] == said[0] and said[:size] == said[size : 2 * size]:
            return written[size - 1][-1].isalnum() or written[size - 1][-1] in "\"'”’)?"
    return False


def _held_twice(said: Sequence[str]) -> bool:
    """Whether most of the words stand in stretches said twice on end, a long one among them. Linear in the words."""
    if len(set(said)) > (1 - SHARE / 2 + 0.1) * len(said):
        return False
    last: dict[tuple[str, ...], int] = {}
    doubled = longest = run = gap = 0
    for i in range(len(said) - RUN + 1):
        runs = tuple(said[i : i + RUN])
        found = i - last.get(runs, i)
        last[runs] = i
        run = run + 1 if found and found == gap else int(found > 0)
        gap = found
        if RUN <= gap <= TEASER and run == gap - RUN + 1:  # the whole stretch has come again
            doubled, longest = doubled + 2 * gap, max(longest, gap)
    return longest >= LONG and doubled >= SHARE * len(said)


def is_playlist(block: Block) -> bool:
    """Clips or pictures with their captions, counted off: "1 of 10", "2 of 10", "3 of 10"."""
    if block.text.count(" of ") < 3:
        return False
    counts = [(int(m[1]), m[2]) for m in COUNTED.finditer(block.text)]
    ahead = [counts[i + 1][0] == at + 1 and counts[i + 1][1] == of for i, (at, of) in enumerate(counts[:-1])]
    return any(one and two for one, two in pairwise(ahead))


def teasers(blocks: Sequence[Block]) -> set[int]:
    """Blocks of a list of other stories in which each is printed twice, and the second of two that are the same.

    A list has two different blocks doubled, with few others between; a block that is doubled alone keeps its first.
    """
    pairs = [i for i in range(1, len(blocks)) if blocks[i].words >= RUN and blocks[i].text == blocks[i - 1].text]
    found = set(pairs)
    for one, two in pairwise(pairs):
        if two - one <= NEAR + 1 and blocks[one].text != blocks[two].text:
            found |= set(range(one - 1, two + 1))
    return found


def again(blocks: Sequence[Block], marked: set[int]) -> set[int]:
    """Headlines outside the story whose words stand in a block of furniture: the links of a list of clips."""
    held = " ".join(_plain(blocks[i].text) for i in sorted(marked) if is_playlist(blocks[i]))
    if not held:
        return set()
    return {
        i for i, block in enumerate(blocks)
        if i not in marked and not block.stopped and RUN <= block.words <= 20 and _plain(block.text) in held
    }  # fmt: skip


def other_headlines(blocks: Sequence[Block], title: str | None) -> set[int]:
    """Headlines of other stories over a story: lines on end that share no word with its title, unlike its own decks."""
    own = _long_words(without_site(title)) if title else set()
    found: set[int] = set()
    run: list[int] = []
    for i, block in enumerate(blocks):
        if not block.stopped and LINKED <= block.words <= 25 and own.isdisjoint(_long_words(block.text)):
            run.append(i)
            continue
        found |= set(run if len(run) >= LINKS else ())
        run = []
    return (found | set(run if len(run) >= LINKS else ())) if len(own) >= SAID else set()


def _long_words(text: str) -> set[str]:
    return {w for w in re.findall(r"[^\W\d_]{4,}", text.casefold()) if w not in words("furniture", "small")}


def has_heading_run_in(block: Block) -> bool:
    """Whether a heading stands on end with the text under it, as in lists of other stories: "New HallThe council"."""
    return RUN_IN.match(block.text) is not None


def is_of_another_page(text: str, title: str | None, *, most: float = 0) -> bool:
    """Whether a short text has not one content word of its title, or `most` of them (a share): a log-in form, a page of
    links, another story."""
    if title is None or len(text) > BRIEF or sum(c.isdigit() for c in text) > 0.1 * len(text):
        return False
    wanted = _stems(without_site(title))
    return len(wanted) >= SAID and len(wanted & _stems(text)) <= most * len(wanted)


def _stems(text: str) -> set[str]:
    found = re.findall(r"[^\W\d_]{4,}", text.casefold())
    return {word[:STEM] for word in found if word not in words("furniture", "small")}


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
