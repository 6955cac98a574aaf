"""Those whom a report speaks of, as a later pronoun or description can mean them."""

from __future__ import annotations

from dataclasses import dataclass

from newsledger.core.pages import Page, Token
from newsledger.extract.cues import listed

HE = frozenset(("he", "his", "him", "himself"))
SHE = frozenset(("she", "her", "hers", "herself"))
IT = frozenset(("it", "its", "itself"))
THEY = frozenset(("they", "their", "theirs", "them", "themselves"))


@dataclass(frozen=True)
class Referent:
    """Somebody who has been spoken of: the mention, or none for an unnamed one, with what can be told of them."""

    token: int
    mention: str | None
    kind: str
    gender: str | None
    plural: bool
    subject: bool
    main: bool  # of a main clause, not of what somebody said or of an aside
    quoted: bool


def gender_of(said: set[str] | frozenset[str]) -> str | None:
    """ "f", "m" or null, by the words that describe somebody."""
    she = any(w.lower() in said or w in said for w in listed("gender", "she"))
    he = any(w.lower() in said or w in said for w in listed("gender", "he"))
    return None if she == he else "f" if she else "m"


def is_body(head: Token) -> bool:
    """Whether a noun names a body rather than people."""
    return head.lemma in listed("nouns", "bodies")


def agrees(pronoun: str, referent: Referent) -> bool:
    """Whether a pronoun can mean somebody, by gender, kind and number."""
    if pronoun in HE | SHE:
        wanted = "f" if pronoun in SHE else "m"
        return referent.kind == "person" and not referent.plural and referent.gender in (None, wanted)
    if pronoun in IT:
        return referent.kind in ("organisation", "place") and not referent.plural
    if pronoun in THEY:
        return referent.plural or referent.kind in ("group", "organisation")
    return False


def several(page: Page, head: Token) -> bool:
    """Whether a phrase is of two kinds of unnamed people at once: "police and shopkeepers"."""
    return _is_bare(page, head) and any(w.dep == "conj" and _is_bare(page, w) for w in page.children(head))


def _is_bare(page: Page, word: Token) -> bool:
    plural = word.tag == "NNS" or word.norm in ("police", "staff")
    return plural and not any(w.dep in ("det", "poss", "nummod") for w in page.children(word))
