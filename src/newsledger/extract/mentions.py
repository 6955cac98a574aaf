"""Who and where a report names: persons, bodies, groups and places, by name or by description."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

import msgspec

from newsledger.core.claims import Mention
from newsledger.core.names import capitals, countries, demonyms, plain
from newsledger.core.pages import Page, Token
from newsledger.extract.credits import is_credit, is_party_tag
from newsledger.extract.kinds import bodies, features, head_of, kinds, people_words, text_of, verbs, vessels
from newsledger.extract.roles import Described, described, role_of, speaks
from newsledger.extract.spans import Found, spans
from newsledger.extract.titles import gender_of, is_adjective, is_title, title_words

_COMPASS = frozenset(("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"))
_WROTE = frozenset(("compiled", "written", "edited", "reported", "reporting", "editing", "words", "additional",
                    "updated"))
_TAIL = re.compile(r"(?<![,;:\s])[,;:\s]*$")  # begun once a run of marks, so that long ones cost little


def mentions(page: Page) -> tuple[Mention, ...]:
    """The mentions of a page in order of place; each thing by its longest name, none inside another."""
    found = [f for f in spans(page)
             if not (_in_byline(page, f) or _is_portfolio(page, f) or _is_of_a_street(page, f) or is_credit(page, f)
                     or is_party_tag(page, f))]
    kind_of = kinds(page, found)
    found = [f for f in found if kind_of[plain(text_of(page, f))] and not _is_modifier(page, f)]
    again = list(_again(page, found, kind_of))
    found += again
    named = [_mention(page, f, kind_of.get(plain(text_of(page, f))) or "organisation") for f in found]
    taken = frozenset(i for f in found for i in range(f.title, f.last))
    nominal = [_nominal(page, d) for d in described(page, taken)]
    return tuple(_linked(sorted((*named, *nominal), key=lambda m: (m.cite.start, m.cite.end))))


def _in_byline(page: Page, found: Found) -> bool:
    """Whether a name stands in a writer's credit ("By X in Y"), which tells who wrote, not who took part."""
    sentence = page.sentence_of(page.tokens[found.first])
    words = page.words(sentence)
    at = 1 if words[0].norm in _WROTE and len(words) > 1 else 0
    return words[at].norm == "by" and words[0].text[0].isupper() and len(words) <= 14 and (
        words[-1].text not in (".", "?", "!") and found.first == words[at].i + 1)  # fmt: skip


def _is_of_a_street(page: Page, found: Found) -> bool:
    """Whether a part of the compass begins the name of a numbered street ("West 53rd Street"), and names nothing."""
    after = page.tokens[found.last : found.last + 1]
    return text_of(page, found).lower() in _COMPASS and bool(after) and after[0].text[0].isdigit()


def _is_portfolio(page: Page, found: Found) -> bool:
    """Whether a name is what a minister is the minister of ("the Minister of Rural Development")."""
    before = page.tokens[max(0, found.first - 2) : found.first]
    if len(before) < 2 or before[0].norm not in ("minister", "ministers") or before[1].norm not in ("of", "for"):
        return False
    name = plain(text_of(page, found))
    return found.label not in ("GPE", "LOC", "NORP") and name not in countries() and name not in capitals()


def _is_modifier(page: Page, found: Found) -> bool:
    """Whether a nationality is used as an adjective ("US embassy", "Tajik police"), and not of a people."""
    text, head = plain(text_of(page, found)), head_of(page, found)
    if text not in demonyms() or head.dep not in ("compound", "amod", "nmod"):
        return False
    ethnic = found.first and page.tokens[found.first - 1].norm == "ethnic"
    return text in countries() or not (ethnic or page.head(head).text in people_words("after"))


def _again(page: Page, found: list[Found], kind_of: dict[str, str]) -> Iterator[Found]:
    """Later bare uses of names that were found once: where the line is set in capitals, or the model missed them."""
    taken = {i for f in found for i in range(f.title, f.last)}
    lower = {t.text for t in page.tokens if t.text.islower()}
    wanted: dict[str, set[tuple[str, ...]]] = {}
    for f in found:
        words = tuple(t.norm for t in page.tokens[f.first : f.last])
        if len(words) > 1 or len(words[0]) > 3:
            wanted.setdefault(words[0], set()).add(words)
        body = len(words) > 1 and kind_of[plain(text_of(page, f))] == "organisation"
        if body and words[0] not in lower and _is_telling(words[0]):
            wanted.setdefault(words[0], set()).add(words[:1])
    for token in page.tokens:
        if token.i in taken or token.norm not in wanted or not token.text[0].isupper() or token.norm in lower:
            continue
        for words in sorted(wanted[token.norm], key=lambda w: (-len(w), w)):
            span = range(token.i, token.i + len(words))
            if taken.isdisjoint(span) and tuple(t.norm for t in page.tokens[token.i : token.i + len(words)]) == words:
                taken.update(span)
                yield Found(token.i, span.stop, token.i, "")
                break


def _is_telling(word: str) -> bool:
    """Whether the first word of a body's name can stand for it alone."""
    common = is_adjective([word]) or is_title(word) or word in bodies("heads")
    return word.isalpha() and len(word) > 4 and not common


def _mention(page: Page, found: Found, kind: str) -> Mention:
    start, end = page.tokens[found.first].start, page.tokens[found.last - 1].end
    cite = page.report.cite(start, end - len(_TAIL.search(page.report.text[start:end])[0]))  # type: ignore[index]
    titles = [t.text for t in page.tokens[found.title : found.first]]
    head = head_of(page, found)
    if kind == "place" and _acts(page, head, plain(cite.quote)):
        kind = "organisation"
    role = role_of(page, found) if kind == "person" or (kind == "organisation" and not _is_state(cite.quote)) else None
    if role and kind == "organisation" and not {w.lower() for w in role.quote.split()} & bodies("after"):
        role = None
    courtesy = [t for t in titles if t.rstrip(".").lower() not in title_words("office")]
    return Mention(
        id=f"{page.report.id}:m{cite.start}-{cite.end}", cite=cite, kind=kind, role=role,
        title=" ".join(courtesy) or None,
        gender=gender_of([*titles, *(role.quote.split() if role else ())]) if kind == "person" else None,
        within=_within(page, found) if kind == "place" else None,
        feature=_feature(page, found) if kind == "place" else None,
        speaks=speaks(page, head) and not _heads_row(page, head),
    )  # fmt: skip


def _acts(page: Page, head: Token, name: str) -> bool:
    """Whether a country or capital speaks or acts here, and so stands for its government."""
    if not _is_state(name) or _heads_row(page, head):
        return False
    while head.dep == "conj" and _is_state(page.head(head).text):  # "France and Italy called for calm"
        head = page.head(head)
    governor = page.head(head)
    if head.dep == "nsubj":
        told = any(child.dep in ("dobj", "xcomp", "ccomp") for child in page.children(governor))
        acts = governor.lemma in verbs("say") or governor.lemma in verbs("act")
        return acts or (told and governor.lemma not in verbs("still"))
    if head.dep in ("dobj", "dative"):
        return governor.lemma in verbs("address")
    if head.dep == "pobj":
        above = page.head(governor)
        if governor.norm == "on" and above.lemma in ("call", "prevail", "lean"):
            return True
        if governor.norm == "by":
            return above.pos == "VERB" and (above.lemma in verbs("say") or above.lemma in verbs("act"))
        dealt = above.lemma in verbs("dealings") or any(
            child.dep == "dobj" and child.lemma in verbs("dealings") for child in page.children(above))
        return dealt and governor.norm in ("with", "from", "to")
    return False


def _heads_row(page: Page, head: Token) -> bool:
    """Whether a name heads the row of a list: "Norway: 103 dead"."""
    behind = page.tokens[head.i + 1 : head.i + 3]
    return len(behind) > 1 and behind[0].text == ":" and behind[1].tag == "CD"


def _is_state(name: str) -> bool:
    return plain(name) in countries() or plain(name) in capitals()


def _within(page: Page, found: Found) -> str | None:
    """The larger place that the text puts it in: "the southern Malian town of X", "X, Mali", "X in Mali"."""
    tokens, after = page.tokens, page.tokens[found.last : found.last + 3]
    if len(after) > 1 and after[0].text in (",", "in", "("):
        rest = after[1:] if after[1].text != "in" else after[2:]
        longer = plain(" ".join(t.text for t in tokens[rest[0].i : rest[0].i + 2])) if rest else ""
        if rest and plain(rest[0].text) in countries():
            return rest[0].text
        if longer in countries():
            return page.report.text[rest[0].start : tokens[rest[0].i + 1].end]
    if found.first >= 2 and tokens[found.first - 1].norm == "of":
        noun = tokens[found.first - 2]
        for child in page.children(noun):
            if child.dep in ("amod", "compound", "nmod") and plain(child.text) in demonyms():
                return child.text
    return _described_within(page, found)


def _described_within(page: Page, found: Found) -> str | None:
    """The country that what is said of a place puts it in: "X, the Syrian port", "X, an hour north of Tunis"."""
    tokens, head = page.tokens, head_of(page, found)
    for child in page.children(head):
        if child.dep == "appos" and child.lemma in features():
            for word in page.children(child):
                if word.dep == "amod" and plain(word.text) in demonyms():
                    return word.text
    ahead = [t for t in tokens[found.last : found.last + 12] if t.sentence == head.sentence]
    if ahead and ahead[0].text == ",":
        for compass, of, name in zip(ahead, ahead[1:], ahead[2:], strict=False):
            if compass.norm in _COMPASS and of.norm == "of" and _is_state(name.text):
                return name.text
            if compass.pos in ("VERB", "AUX") or compass.text in (".", ";"):
                break
    return None


def _feature(page: Page, found: Found) -> str | None:
    """The kind of place that the text calls it: by its own words, the word after, or "the town of X"."""
    tokens = page.tokens
    words = [t.norm for t in tokens[found.first : found.last]]
    if plain(text_of(page, found)) in countries():
        return "country"
    if len(words) > 1 and words[-1] in features():
        return features()[words[-1]]
    if found.last < len(tokens) and tokens[found.last].text in features():
        return features()[tokens[found.last].text]
    beside = [t.text for t in (*tokens[max(found.first - 1, 0) : found.first], *tokens[found.last : found.last + 1])]
    if not vessels().isdisjoint(beside):
        return "site"  # "the tanker X", "the X rig"
    if found.first >= 2 and tokens[found.first - 1].norm == "of" and tokens[found.first - 2].lemma in features():
        return features()[tokens[found.first - 2].lemma]
    for child in page.children(head_of(page, found)):
        if child.dep == "appos" and child.lemma in features() and child.text.islower():
            return features()[child.lemma]
        if child.dep == "appos" and child.lemma in vessels():
            return "site"
    return None


def _nominal(page: Page, found: Described) -> Mention:
    cite = page.cite(page.tokens[found.first], page.tokens[found.last - 1])
    head = page.tokens[found.head]
    gender = gender_of([head.lemma]) if found.kind == "person" else None
    return Mention(id=f"{page.report.id}:m{cite.start}-{cite.end}", cite=cite, kind=found.kind, nominal=True,
                   gender=gender, speaks=speaks(page, head))  # fmt: skip


def _linked(found: list[Mention]) -> Iterator[Mention]:
    """The mentions, with those that plainly point back to an earlier one of the report linked to it."""
    people = _People()
    for mention in found:
        if mention.kind == "person":
            back = people.back(mention)
            if back is not None:
                mention = msgspec.structs.replace(mention, same_as=back.id)
            people.add(mention)
        yield mention


class _People:
    """The people named so far, by surname and by the words of their roles."""

    def __init__(self) -> None:
        self._by_surname: dict[str, dict[str | None, tuple[int, Mention]]] = defaultdict(dict)  # the last of a gender
        self._by_role: dict[str, dict[frozenset[str], tuple[int, Mention]]] = defaultdict(dict)
        self._count = 0

    def add(self, mention: Mention) -> None:
        """Take a mention, which later ones can point back to."""
        self._count += 1
        if mention.nominal:
            return
        full = plain(mention.cite.quote).split()
        if len(full) > 2 and full[-1] in title_words("generation"):
            full.pop()
        if len(full) > 1:
            self._by_surname[full[-1]][mention.gender] = (self._count, mention)
        role = frozenset(plain(mention.role.quote).split()) if mention.role else frozenset()
        for word in role:
            self._by_role[word][role] = (self._count, mention)

    def back(self, mention: Mention) -> Mention | None:
        """The last person before that a surname, or a description by office, points back to."""
        words = plain(mention.cite.quote).split()
        if mention.nominal:
            roles = min((self._by_role.get(word, {}) for word in words), key=len, default={})
            fitting = [told for role, told in roles.items() if role.issuperset(words)]
        elif len(words) == 1:
            genders = self._by_surname.get(words[0], {})
            fitting = [told for gender, told in genders.items() if mention.gender in (None, gender or mention.gender)]
        else:
            fitting = []
        return max(fitting, key=lambda told: told[0])[1] if fitting else None
