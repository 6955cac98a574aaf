"""What kind of thing a name names, by votes of its words, its neighbours and the model's label over a whole page.

A single label is often wrong for a name that the model has never seen; what stands beside it ("in X", "Col X", "X, a
private station") seldom is, and one clear place in a report settles the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from newsledger.core.lexicon import lexicon
from newsledger.core.names import capitals, countries, demonyms, plain
from newsledger.core.pages import Page, Token
from newsledger.extract.spans import Found
from newsledger.extract.titles import is_adjective, title_words

_LABELS = {"PERSON": "person", "NORP": "group", "FAC": "place", "GPE": "place", "LOC": "place", "ORG": "organisation",
           "PRODUCT": "organisation", "WORK_OF_ART": "organisation", "EVENT": "organisation",
           "LAW": "organisation"}  # fmt: skip
_SURE = {"PERSON": 1.2, "GPE": 1.0, "LOC": 1.0, "FAC": 1.0, "ORG": 0.8, "NORP": 0.6}
_IN = {"in": 2.5, "at": 1.5, "near": 2.5, "outside": 2.0, "around": 1.5, "toward": 1.5, "towards": 1.5, "from": 0.7,
       "to": 0.5, "into": 1.0, "across": 2.0, "through": 1.5, "off": 1.5, "throughout": 2.0,
       "along": 1.5, "above": 0.8, "beyond": 0.8}  # fmt: skip
_COMPASS = frozenset(("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "outskirts",
                      "inhabitant", "resident", "bank", "banks", "mouth", "shore", "shores", "coast", "source",
                      "streets", "centre", "center", "edge", "part", "area", "outside", "native", "heart",
                      "hinterland"))  # fmt: skip
_WAYS = frozenset(("road", "highway", "route", "bridge", "flight", "train", "bus", "journey", "trip",
                   "border", "ferry", "line"))
DATELINE = 10  # words and marks after a town's name by which its dateline is at an end
KINDS = ("person", "organisation", "group", "place")  # ties fall to the first
Votes = defaultdict[str, float]


@cache
def bodies(part: str) -> frozenset[str]:
    """The words of one list of bodies: heads, before, after, known."""
    return frozenset(map(plain, lexicon("bodies")["organisation"][part]))


@cache
def features() -> dict[str, str]:
    """Common noun -> the feature of a place so called."""
    return {word: feature for feature, words in lexicon("bodies")["place"]["features"].items() for word in words}


@cache
def _places(part: str) -> frozenset[str]:
    """The words of one list of places: worlds, events, numbered."""
    return frozenset(lexicon("bodies")["place"][part])


def vessels() -> frozenset[str]:
    """Nouns for ships and other craft, whose names are places that things happen on."""
    return _places("vessels")


@cache
def people(part: str) -> frozenset[str]:
    """The words of one list of nouns for people."""
    return frozenset(lexicon("roles")["person"][part])


@cache
def verbs(part: str) -> frozenset[str]:
    """The lemmas of one list of verbs or dealings."""
    return frozenset(lexicon("roles")["verbs"][part])


@cache
def people_words(part: str) -> frozenset[str]:
    """The words of one list beside the names of peoples: beside, after, bond."""
    return frozenset(lexicon("peoples")["more"][part])


def text_of(page: Page, found: Found) -> str:
    """The words of a name."""
    return page.report.text[page.tokens[found.first].start : page.tokens[found.last - 1].end]


def head_of(page: Page, found: Found) -> Token:
    """The word of a name that governs the others."""
    inside = range(found.first, found.last)
    return next((page.tokens[i] for i in inside if page.tokens[i].head not in inside), page.tokens[found.last - 1])


def kinds(page: Page, names: Sequence[Found]) -> dict[str, str]:
    """Plain name -> its kind in this page; "" for what is no name (an adjective, an object)."""
    votes: dict[str, Votes] = defaultdict(lambda: defaultdict(float))
    for found in names:
        for kind, weight in _votes(page, found).items():
            votes[plain(text_of(page, found))][kind] += weight
    chosen = {name: _chosen(name, tally) for name, tally in votes.items()}
    for one, other, opposed in _pairs(page, names):
        if one in demonyms() and other in demonyms():
            votes[one]["people"] += opposed  # "between Tajiks and Turkmens"
            votes[other]["people"] += opposed
        for a, b in ((one, other), (other, one)):
            if a in votes and b in votes and chosen[a]:
                votes[b][chosen[a]] += 0.8
    chosen = {name: _chosen(name, tally) for name, tally in votes.items()}
    full = [name for name, kind in chosen.items() if kind == "person" and " " in name]
    parts = {word for name in full for word in (name.split(" ", 1)[0], name.rsplit(" ", 1)[-1])}
    for name in (name for name in parts & votes.keys() if votes[name]["thing"] < 2):
        if votes[name]["place"] < max(3.0, votes[name]["uses"]) and not _known(name) and not is_adjective([name]):
            chosen[name] = "person"
    for name, kind in chosen.items():
        if kind == "place" and (name in _places("worlds") or name.split()[-1] in _places("events") or (
                name.split()[-1] in _places("numbered") and set(name.split()[:-1]) & _places("events"))):  # fmt: skip
            chosen[name] = ""  # "World War II", "Earth"
    long = [name.split() for name, kind in chosen.items() if kind and " " in name]
    longer = {word for words in long for word in (words[0], words[-1])}
    for name in chosen.keys() - longer:
        common = (name in bodies("heads") or name in features()) and name not in bodies("known")
        if common and votes[name]["the"] < votes[name]["uses"]:
            chosen[name] = ""  # "the Office", "Street": no name by itself
    return chosen


def _pairs(page: Page, names: Iterable[Found]) -> Iterator[tuple[str, str, int]]:
    """Names joined by "and" or a comma in a list, mostly of one kind; 2 where "between" sets them apart."""
    at = {head_of(page, found).i: plain(text_of(page, found)) for found in names}
    for i, name in at.items():
        token = page.tokens[i]
        if token.dep == "conj" and token.head in at and at[token.head] != name:
            yield at[token.head], name, 2 if page.head(page.tokens[token.head]).norm == "between" else 0


def _known(name: str) -> bool:
    return name in countries() or name in capitals() or name in bodies("known")


def _chosen(name: str, tally: Votes) -> str:
    if is_adjective([name]) and name not in countries() and tally["people"] < (2 if name in demonyms() else 4):
        return ""
    if " " in name and all(is_adjective([word]) for word in name.split()) and name not in countries():
        return ""
    if tally["people"] >= 2 and tally["place"] < 4:
        return "group"
    best = max(KINDS, key=lambda kind: (tally[kind], -KINDS.index(kind)))
    return best if tally[best] > 0 and tally["thing"] < 2 else ""


def _votes(page: Page, found: Found) -> Votes:
    """The votes of one occurrence of a name."""
    tally: Votes = defaultdict(float)
    kind = _LABELS.get(found.label)
    if kind:
        tally[kind] += _SURE.get(found.label, 0.3) * (1.0 if found.last > found.first + 1 else 0.6)
    elif found.label == "":
        tally["organisation"] += 0.1
    tally["uses"] = 1
    for kind, weight in (*_shape_votes(page, found), *_side_votes(page, found), *_frame_votes(page, found)):
        tally[kind] += weight
    return tally


def _shape_votes(page: Page, found: Found) -> Iterator[tuple[str, float]]:
    """What the words of the name tell by themselves."""
    text = text_of(page, found)
    name, words = plain(text), [t.text for t in page.tokens[found.first : found.last]]
    lower = [w.lower() for w in words]
    head = lower[lower.index("of") - 1] if "of" in lower[1:] else lower[-1]
    if name in countries() or name in capitals():
        yield "place", 4
    if name in bodies("known"):
        yield "organisation", 5
    elif len(words) > 1 and (head in bodies("heads") or lower[0] in ("radio", "bank", "union")):
        yield "organisation", 4
    elif len(words) > 1 and (head in features() or lower[0] in lexicon("bodies")["place"]["before"]):
        yield "place", 4
    elif len(words) == 1 and text.isupper() and 2 <= len(text) <= 6:
        yield "organisation", 1
    elif 2 <= len(words) <= 4 and "of" not in lower:
        yield "person", 0.6
    if len(words) > 1 and (lower[-1] in _places("vessels") or (words[0].isupper() and lower[0] in _places("ships"))):
        yield "place", 4
    if lower[-1] in _places("things") and (found.label != "PERSON" or not text.istitle() or len(words) == 1):
        yield "thing", 4  # "Dengue Fever", "Opportunity Act"
    if lower[-1].endswith((".com", ".org", ".net")):
        yield "organisation", 4
    if _has_title(page, found):
        yield "person", 4
    if _in_dateline(page, found):
        yield "place", 3
    if len(words) == 1 and lower[0].endswith("s") and page.tokens[found.first].tag in ("NNPS", "NNS"):
        yield "people", 1


def _in_dateline(page: Page, found: Found) -> bool:
    """Whether a name opens a line that begins like a dateline: capitals, and a date, an agency or a dash follow before
    any lower-case word; or a town and what it lies in, and a dash.
    """
    tokens, block = page.tokens, page.sentence_of(page.tokens[found.first]).block
    if found.first and page.sentence_of(tokens[found.first - 1]).block == block:
        return False
    ahead = tokens[found.last : found.last + DATELINE]
    if not ahead or ahead[0].text not in (",", "(", "-", "--", "–", "—", ">", ">>", "|"):
        return False
    lower = next((n for n, t in enumerate(ahead) if t.text.islower()), len(ahead))
    dashed = any(t.text in ("-", "--", "–", "—", ">>", "|") for t in ahead[:lower])
    if not text_of(page, found).isupper():
        return ahead[0].text in (",", "(") and dashed
    return ahead[0].text != "," or dashed or any(t.ent == "DATE" for t in ahead[:5])


def _has_title(page: Page, found: Found) -> bool:
    before = page.tokens[found.title : found.first]
    return bool(before) and (before[-1].text[0].isupper() or before[-1].text in title_words("office"))


def _side_votes(page: Page, found: Found) -> Iterator[tuple[str, float]]:
    """What the words just before and after tell, within the sentence."""
    tokens = page.tokens
    before = tokens[found.first - 1] if found.first else None
    after = tokens[found.last] if found.last < len(tokens) else None
    if before is not None and before.sentence == tokens[found.first].sentence:
        yield from _before_votes(page, found, before, after)
    if after is not None and after.sentence == tokens[found.last - 1].sentence:
        yield from _after_votes(page, found, before, after)


def _before_votes(page: Page, found: Found, before: Token, after: Token | None) -> Iterator[tuple[str, float]]:
    tokens = page.tokens
    if before.lemma in bodies("before") and before.text.islower() and before.pos in ("NOUN", "ADJ", "PROPN"):
        yield "organisation", 4
    if before.text.islower() and (before.lemma in people("office") or before.lemma in people("anybody")):
        yield "person", 3
    if before.text in _places("vessels") or before.norm in ("aboard", "onboard"):
        yield "place", 4.0  # "the tanker X"
    if before.text in _places("kinds_of_things"):
        yield "thing", 3
    if before.text in people_words("beside"):
        yield "people", 4
    if before.lemma in _IN and before.pos in ("ADP", "SCONJ"):
        yield "place", _IN[before.lemma]
    yield "the", 1.0 if before.norm == "the" else 0.0
    if before.norm == "the" and (after is None or after.pos not in ("NOUN", "PROPN")) and \
            found.title == found.first and not tokens[found.last - 1].text.endswith("s"):  # fmt: skip
        yield "person", -1.0  # nobody is "the X"
    if before.text == "(" and after is not None and after.text == ")":
        yield "organisation", 1
    if found.first > 1:
        yield from _second_votes(tokens[found.first - 2], before, titled=found.title < found.first)


def _second_votes(second: Token, before: Token, *, titled: bool) -> Iterator[tuple[str, float]]:
    """What the two words before a name tell together: "as far as X", "along the X", "the mouth of X"."""
    if before.norm == "as" and second.norm == "far":
        yield "place", 2.0
    if before.text == "the" and second.text in ("on", "along", "down", "up"):
        yield "place", 1.5
    if before.lemma == "of":
        yield from _of_votes(second, titled=titled)


def _after_votes(page: Page, found: Found, before: Token | None, after: Token) -> Iterator[tuple[str, float]]:
    tokens = page.tokens
    national = is_adjective([text_of(page, found)])
    if after.text in people_words("bond" if national else "after"):
        yield "people", 2
    if after.text in features() and after.pos in ("NOUN", "PROPN"):
        wide = features()[after.text] in ("region", "district", "city", "water", "valley")
        yield "place", 3 if wide or (before is not None and before.text == "the") else 1
    if after.text in _places("vessels") and not national:
        yield "place", 4.0 if found.last > found.first + 1 else 1.5  # one word may be its owner
    if after.text in lexicon("bodies")["local"]["forces"] and after.text.islower():
        yield "place", 1.5  # "Halden police"
    if after.lemma in ("radio", "television"):
        yield "organisation", 4
    if after.text in lexicon("bodies")["place"]["papers"]:
        yield "thing", 4
    if after.text == "," and found.last + 2 < len(tokens) and tokens[found.last + 1].text == "in":
        yield "place", 1.0 if tokens[found.last + 2].text[0].isupper() else 0


def _of_votes(noun: Token, *, titled: bool) -> Iterator[tuple[str, float]]:
    if noun.lemma in features():
        yield "place", 3.5
    elif noun.norm == "out":
        yield "place", 1.2
    elif noun.lemma in _COMPASS:
        yield "place", 2.5
    elif noun.lemma in people("over_lands"):
        yield "place", 1.6
        yield "person", 0 if titled else -2.5
    elif noun.lemma in people("office"):
        yield "place", 0.8
        yield "organisation", 0.5


def _frame_votes(page: Page, found: Found) -> Iterator[tuple[str, float]]:
    """What its place in the sentence tells: apposition, age, speech, relative clause."""
    head = head_of(page, found)
    said = page.head(head)
    if head.dep == "pobj":
        yield from _way_votes(page, said)
    if head.dep == "nsubj" and said.lemma in verbs("say"):
        yield "person", 0.7 if found.label != "GPE" else 0.5
        yield "organisation", 0.6
    if head.dep == "dobj" and said.lemma in verbs("go"):
        yield "place", 1.2
    first = page.head(head) if head.dep == "conj" else head
    if first.dep == "nsubjpass" and page.head(first).lemma in verbs("befall"):
        yield "place", 1.2
    if found.last == found.first + 1 and any(t.norm in ("a", "an") for t in page.children(head)):
        told = any(t.dep == "appos" for t in page.children(head))
        yield "thing", 2 if head.dep in ("pobj", "dobj") and not told else 0
    if head.dep == "appos" and said.pos == "NOUN":
        yield from _noun_votes(said)
    if head.dep == "oprd" and said.norm in ("called", "named") and page.head(said).lemma in bodies("after"):
        yield "organisation", 3.5  # "a firm called X"
    if head.dep == "nsubj":
        yield from _being_votes(page, said)
    yield from _told_votes(page, found, head)


def _way_votes(page: Page, by: Token) -> Iterator[tuple[str, float]]:
    """What a preposition and the word over it tell: "span over X", "villagers from X", "the road to X"."""
    over = page.head(by)
    if by.norm == "over" and over.lemma in verbs("span"):
        yield "place", 2.0
    if by.norm == "from" and over.lemma in people("anybody"):
        yield "place", 1.0
    if by.norm in ("to", "from", "for"):
        yield "place", 1.2 if over.lemma in verbs("go") or over.norm == "bound" or over.lemma in _WAYS else 0


def _told_votes(page: Page, found: Found, head: Token) -> Iterator[tuple[str, float]]:
    """What is told of a name behind it: an apposition, an age, a relative clause, the country it lies in."""
    tokens = page.tokens
    for child in page.children(head):
        if child.dep == "appos" and child.i >= found.last and child.pos in ("NOUN", "PROPN", "NUM"):
            yield from _noun_votes(child)
            if child.pos == "NUM" or child.text.isdigit():
                yield "person", 2.5
        if child.dep == "relcl":
            yield from _being_votes(page, child)
            who = next((t for t in tokens[found.last : found.last + 3] if t.norm in ("who", "whose", "where")), None)
            if who is not None:
                yield ("place" if who.norm == "where" else "person"), 1.5
    comma = tokens[found.last : found.last + 3]
    if len(comma) == 3 and comma[0].text == "," and comma[1].text.isdigit() and comma[2].text in (",", "."):
        yield "person", 3
    if len(comma) >= 2 and comma[0].text == "," and plain(comma[1].text) in countries():
        yield "place", 1.5


def _being_votes(page: Page, verb: Token) -> Iterator[tuple[str, float]]:
    """What a name is said to be, where that is a body: "X, which is a shipping company", "X is a charity"."""
    if verb.lemma == "be" and any(t.dep == "attr" and t.lemma in bodies("after") for t in page.children(verb)):
        yield "organisation", 3.5


def _noun_votes(noun: Token) -> Iterator[tuple[str, float]]:
    if noun.lemma in people("office") or noun.lemma in people("anybody"):
        yield "person", 3
    elif noun.lemma in bodies("after"):
        yield "organisation", 3.5
    elif noun.text.islower() and (noun.lemma in features() or noun.lemma in _places("vessels")):
        yield "place", 3  # and not "Ana Ruiz, Kansas City"
    elif noun.lemma in _places("kinds_of_things"):
        yield "thing", 3
