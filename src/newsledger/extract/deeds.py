"""What the verbs around a count say befell those whom it counts, or what they did."""

from __future__ import annotations

from itertools import chain

from newsledger.core.pages import Page, Token
from newsledger.extract.governors import is_passive, relative, roles
from newsledger.extract.placed import Count, listed, nouns_of
from newsledger.extract.terms import (
    Measured,
    classes,
    fated,
    frames,
    is_person,
    kept,
    lemma_of,
    moves,
    states,
    thing_of,
    verbs,
)

_SHOTS = ("shoot", "stab", "beat", "burn")  # may wound or kill: a part of the killed was killed
_FREEING = ("free", "release", "pardon", "let", "walk")  # of those whom the law holds, they are no rescue
_ENDS = ("acomp", "oprd", "advmod", "amod", "ccomp", "xcomp", "attr", "advcl", "dobj", "prep")  # of a state
_COMPLEMENTS = ("acomp", "oprd", "attr", "advmod", "prt", "prep", "ccomp", "xcomp", "advcl")
_OF_ALONE = ("nsubj", "aux", "neg", "punct", "cc", "conj", "mark", "preconj")  # what leaves a verb without complement
_NEAR = 9  # words of a complement in which a captive is named


def by_verb(
    page: Page, count: Count, person: bool, before: Measured | None, whole: Measured | None, *, inner: bool
) -> str | None:
    """What the verbs around a count say of it, the nearest first; an inner count has its relative clauses alone."""
    moved = False
    told = relative(page, count.head) if inner else roles(page, count.head)
    if lemma_of(count.noun) == "family":  # "a family of five who fled"
        told = chain(told, relative(page, count.word))
    for verb, role in told:
        found = fate(page, verb, role, person, before)
        if role == "object" and lemma_of(count.noun) == "life" and verb.lemma in listed("hospital", "ending"):
            return "killed"
        open_ = found in (None, "abducted", "evacuated", "affected", "personnel")
        if person and role == "object" and open_ and _to_hospital(page, verb):
            moved = True
            continue
        if _is_freed(count, verb, role):
            return None if any(t.dep == "neg" for t in page.children(verb)) else "rescued"
        found = _as_shot(page, count, verb, role, found, whole)
        denied = is_denied(page, verb) and not _is_unsurvived(page, verb) and not is_contrasted(page, verb)
        if found in ("killed", "injured") and count.number.form != "zero" and denied:
            found = "affected"  # "the two other men were not hurt"
        if found is not None and _says_nothing(page, count, verb, role, found):
            continue
        if found == "rescued" and _sort(count) == "detained" and verb.lemma in _FREEING:
            return "detained"
        if found is not None:
            return found
        if role == "object" and _is_bare(count) and verb.lemma in listed("damage", "sure"):
            return "vehicles" if before is not None and before.measure == "vehicles" else "buildings"
    if not moved:
        return None
    return "killed" if _are_pronounced_dead(page, count) else "injured"


def _is_bare(count: Count) -> bool:
    return count.noun is None and count.whole is None


def _sort(count: Count) -> str | None:
    """The class that the counted noun names."""
    return classes().get(lemma_of(count.noun))


def _is_freed(count: Count, verb: Token, role: str) -> bool:
    """ "The hostages walked out": what captives do once they are free."""
    return _sort(count) == "abducted" and role == "subject" and verb.lemma in listed("freed", "words")


def _as_shot(
    page: Page, count: Count, verb: Token, role: str, found: str | None, whole: Measured | None
) -> str | None:
    """What a verb that may wound or kill did, and to whom: "four shot at a party", "shot and killed"."""
    struck = role == "subject" and verb.lemma in _SHOTS and verb.tag in ("VBD", "VBN") and count.head.dep == "nsubj"
    if struck and found == "participants" and not any(t.dep in ("dobj", "prt") for t in page.children(verb)):
        found = "injured"
    if found != "injured" or verb.lemma not in _SHOTS:
        return found
    return "killed" if (whole is not None and whole.measure == "killed") or _is_deadly(page, verb) else found


def _says_nothing(page: Page, count: Count, verb: Token, role: str, found: str) -> bool:
    """Whether what a verb tells is not told of such as these, and the next verb is to be asked."""
    sort = _sort(count)
    if lemma_of(count.noun) in listed("incidents", "words"):
        return True  # "four raids that left ten people hurt"
    if found in ("participants", "affected", "evacuated", "missing") and sort == "killed":
        return True  # "twelve coffins stood before the altar"
    left = found == "displaced" and verb.lemma in ("leave", "abandon", "quit")
    if (role == "sought" and sort == "participants") or (left and sort in ("personnel", "participants")):
        return True  # "police hunted for two gunmen", "the troops left the town"
    if found in ("killed", "affected", "injured") and _is_bare(count) and role == "object":
        return verb.lemma in ("lose", "hit")  # "the bank lost 9 to 278", "the toll hits 51"
    weak = found == "personnel" and verb.lemma in verbs(f"weak_{role}")
    return weak and (_is_bare(count) or _is_sent_running(page, count))


def _are_pronounced_dead(page: Page, count: Count) -> bool:
    """ "Taken to hospital, where they were pronounced dead"."""
    behind = page.tokens[count.last + 1 : page.sentence_of(count.word).last]
    ends = (n for n, t in enumerate(behind) if t.norm in ("pronounced", "declared"))
    return any("dead" in (t.norm for t in behind[n + 1 : n + 3]) for n in ends) and not any(
        t.tag == "CD" for t in behind if t.i > count.last
    )


def _is_sent_running(page: Page, count: Count) -> bool:
    """ "A blast that sent several children running": nobody's force."""
    at = (count.noun.i if count.noun is not None else count.last) + 1
    return at < len(page.tokens) and page.tokens[at].tag == "VBG"


def _is_deadly(page: Page, verb: Token) -> bool:
    """ "Shot and killed", "shot dead", "fatally stabbed"."""
    return any(
        t.norm in ("dead", "death")
        or (t.norm == "alive" and verb.lemma in listed("graveness", "alive"))
        or (t.norm in listed("graveness", "deadly") and not _is_of_some(page, t))
        or (t.dep == "conj" and verbs("object").get(t.lemma) == "killed" and not _has_subject(page, t))
        or (t.norm == "to" and any(c.norm == "death" for c in page.children(t)))
        for t in page.children(verb)
    )


def _has_subject(page: Page, verb: Token) -> bool:
    """ "Five were shot and one was killed": of somebody else."""
    return any(t.dep in ("nsubj", "nsubjpass") for t in page.children(verb))


def _is_of_some(page: Page, adverb: Token) -> bool:
    """ "Four were shot, one of them fatally": what an adverb says of some alone."""
    before = page.tokens[max(page.sentence_of(adverb).first, adverb.i - 3) : adverb.i]
    apart = [t.norm for t in before[-2:]]
    numbered = before[:1] if len(apart) == 2 and apart[0] == "of" else before[-1:]
    return any(t.tag == "CD" for t in numbered)


def fate(page: Page, verb: Token, role: str, person: bool, before: Measured | None) -> str | None:
    """What a verb says of its subject or object; light verbs leave it to their complement."""
    if role in ("sought", "tended"):
        return None if not person else "missing" if role == "sought" else "injured"
    if role == "subject" and _is_unsurvived(page, verb):
        return None if any(t.tag == "MD" and t.norm != "could" for t in page.children(verb)) else "killed"
    if role == "subject" and _is_let(page, verb):
        return "detained" if before is not None and before.measure == "detained" else "rescued"
    if person and role == "subject" and _is_told_off(page, verb):
        return "evacuated"
    if verb.norm == "missing" or (role == "object" and person and _is_untraced(page, verb)):
        return "missing"
    if person and (moved := _moved(page, verb, role)):
        return moved
    listed_as = verbs(role).get(verb.lemma) or (verbs(f"weak_{role}").get(verb.lemma) if person else None)
    found = _in_company(page, verb, role, listed_as, before)
    if (found is None and listed_as is not None) or (found == "participants" and not person):
        return None
    if found is not None and (found != "participants" or role != "subject"):
        return found
    ended = _ending(page, verb) if person else None
    if ended is not None or found is not None or verb.lemma not in listed("light", "words"):
        return ended or found
    if verb.lemma == "leave" and role == "subject" and not is_passive(page, verb):
        return None  # "one derailment left 50 dead": told of the object
    return _among(page, verb) or _complement(page, verb, person, before)


def is_denied(page: Page, verb: Token) -> bool:
    """Whether what a verb tells did not happen: "were not struck", "did not survive"."""
    return verb.pos in ("VERB", "AUX") and any(t.dep == "neg" and t.norm != "no" for t in page.children(verb))


def is_contrasted(page: Page, verb: Token) -> bool:
    """Whether a denial is of who did it or where alone: "not killed by the police but by gangs"."""
    under = [t for t in page.children(verb) if t.i > verb.i]
    but = next((t for top in (verb, *under) for t in page.children(top) if t.norm == "but" and t.dep == "cc"), None)
    named = {t.norm for t in under if t.dep in ("agent", "prep") and (but is None or t.i < but.i)}
    if but is None or not named or but.i + 1 >= len(page.tokens):
        return False
    after = page.tokens[but.i + 1]
    others = (t for t in under if t.dep == "conj" and t.i > but.i and not is_denied(page, t))
    fates = (verbs("object" if is_passive(page, t) else "subject").get(t.lemma) for t in others)
    return after.norm in {*named, "by"} or after.tag == "WRB" or after.pos == "SCONJ" or any(
        f in ("killed", "injured") for f in fates)  # fmt: skip


def _is_unsurvived(page: Page, verb: Token) -> bool:
    """ "Did not survive", "two did not live": but not where they did not live there, or have not lived."""
    if not is_denied(page, verb):
        return False
    alone = verb.tag == "VB" and verb.lemma in listed("unsurvived", "alone") and all(
        t.dep in _OF_ALONE and t.tag not in ("VBP", "VBZ") for t in page.children(verb)
    )  # fmt: skip
    return alone or verb.lemma in listed("unsurvived", "words")


def _is_let(page: Page, verb: Token) -> bool:
    """ "The captors let eleven people walk out": to go where they will."""
    above = page.head(verb)
    return verb.lemma in listed("letting", "words") and verb.dep in ("ccomp", "xcomp") and above.lemma == "let"


def _is_told_off(page: Page, verb: Token) -> bool:
    """ "Officials told 2,000 more to go": of whom the parse makes the subject of what they were told."""
    above = page.head(verb)
    told = moves("object").get(above.lemma, ())
    leaves = any(verb.lemma in words for words, measure in told if measure == "evacuated")
    return leaves and verb.dep in ("ccomp", "xcomp") and above.i < verb.i


def _is_untraced(page: Page, verb: Token) -> bool:
    """ "Could not be traced", "has not been found"."""
    return verb.lemma in listed("tracing", "words") and any(t.dep == "neg" for t in page.children(verb))


def _moved(page: Page, verb: Token, role: str) -> str | None:
    """Where people went, or were brought, by a verb and the words under it: "brought out", "sleeping in a school"."""
    frames_of = moves(role).get(verb.lemma)
    if frames_of is None:
        return None
    under = page.children(verb)
    beside = {f"{t.dep}:{t.norm}" for t in under}
    beside |= {t.lemma for t in under if t.dep in ("dobj", "xcomp", "ccomp")}
    beside |= {t.lemma for prep in under if prep.dep == "prep" for t in page.children(prep) if t.dep == "pobj"}
    return next((measure for words, measure in frames_of if not words.isdisjoint(beside)), None)


def _picked_up(page: Page, verb: Token) -> str | None:
    """ "Picked up": arrested where the police do it or tell it; saved, but not by a friend with a car."""
    above = page.head(verb)
    told = [c for c in (*page.children(verb), *page.children(above)) if c.dep in ("nsubj", "agent")]
    by = (t for c in told for t in page.subtree(c)[:6])
    force = listed("police", "words") - {"coast", "navy", "guard"}
    if any(t.lemma in force for t in by):
        return "detained"
    doer = next((t for t in page.children(verb) if t.dep == "nsubj"), None)
    by_craft = doer is None or thing_of(doer.lemma) is not None or classes().get(doer.lemma) == "personnel"
    return "rescued" if by_craft or lemma_of(doer) in ("fisherman", "navy", "coastguard", "guard") else None


def _buries(page: Page, verb: Token) -> bool:
    """ "The slide buried eight people": no funeral."""
    return any(t.dep == "nsubj" and t.pos == "NOUN" and not is_person(t) for t in page.children(verb))


def _in_company(page: Page, verb: Token, role: str, found: str | None, before: Measured | None) -> str | None:
    """What a verb tells (`found`, as listed) beside the words that it stands with; null where they make it idle."""
    if verb.lemma == "strike" and any(t.dep == "prt" for t in page.children(verb)):
        return None  # "struck off the list"
    if verb.lemma == "pick" and role == "object" and any(t.norm == "up" for t in page.children(verb)):
        return _picked_up(page, verb)
    if verb.lemma == "bury" and role == "object" and _buries(page, verb):
        return "affected"
    if found == "rescued" and before is not None and before.measure == "detained" and verb.lemma in ("free", "release"):
        return "detained"
    if found == "rescued" and role == "subject" and any(t.dep == "neg" for t in page.children(verb)):
        return None
    if found == "abducted" and verb.lemma in ("hold", "seize", "take", "keep"):
        return _held(page, verb, before)
    beside, other = frames().get(verb.lemma, (frozenset(), None))
    return other if found and any(t.lemma in beside or t.norm in beside for t in page.subtree(verb)) else found


def _ending(page: Page, verb: Token) -> str | None:
    """How it ended for those in the clause: "walked out unhurt"."""
    ends = (t for t in page.children(verb) if t.norm in listed("ends", "words") and t.dep in _ENDS and t.i > verb.i)
    own = (t for t in ends if t.dep not in ("ccomp", "advcl") or not _has_subject(page, t))  # not "said he was injured"
    return next((states()[t.norm] for t in own), None)


def _complement(page: Page, verb: Token, person: bool, before: Measured | None) -> str | None:
    """What the state or clause tells that a light verb leads to: "are feared dead", "is known to have fled"."""
    for child in page.children(verb):
        if child.dep not in _COMPLEMENTS:
            continue
        named = fated().get(child.lemma) if child.dep == "attr" and person else None
        if measure := states().get(child.norm) or named:
            return measure
        below = page.children(child)
        clause = child.dep in ("xcomp", "ccomp", "advcl") and child.pos in ("VERB", "AUX") and child.i > verb.i
        if clause and not any(t.dep in ("nsubj", "nsubjpass", "dobj") for t in below):
            had = any(t.norm in ("have", "had") for t in below)
            passive = (child.tag == "VBN" and not had) or any(t.dep == "auxpass" for t in below)
            return fate(page, child, "object" if passive else "subject", person, before)
    return None


def _to_hospital(page: Page, verb: Token) -> bool:
    """Whether those whom a verb moves are moved to a hospital, by whatever name."""
    if verb.lemma not in listed("hospital", "verbs"):
        return False
    to = [t for t in page.children(verb) if t.dep == "prep" and t.norm in ("to", "into", "with")]
    wanted = listed("hospital", "words") | listed("hospital", "hurts")
    where = [t for prep in to for t in page.children(prep)]
    kinds = listed("hospital", "kinds")
    centers = (t for t in where if t.lemma in listed("hospital", "centers"))
    return any(t.lemma in wanted for t in where) or any(c.norm in kinds for t in centers for c in page.children(t))


def _among(page: Page, verb: Token) -> str | None:
    """ "Two cooks are among the dead": what those are whom the subject is among."""
    among = [t for t in page.children(verb) if t.dep == "prep" and t.norm == "among" and t.i > verb.i]
    those = [t for prep in among for t in page.children(prep) if t.dep == "pobj"]
    told = chain(those, (c for t in those if t.norm == "those" for c in page.children(t) if c.tag == "VBN"))
    return next((m for t in told if (m := fated().get(t.lemma) or states().get(t.norm) or kept(t))), None)


def _held(page: Page, verb: Token, before: Measured | None) -> str | None:
    """Whether those held or taken are detained or abducted: by who holds them."""
    words = [t for child in page.children(verb) if child.dep in ("nsubj", "agent") for t in page.subtree(child)[:6]]
    complements = [t.norm for child in page.children(verb) if child.i > verb.i for t in page.subtree(child)[:_NEAR]]
    if "hostage" in complements or "captive" in complements or "hostages" in complements:
        return "abducted"
    if any(t.lemma in listed("police", "words") for t in words):
        return "detained" if verb.lemma != "take" else None
    if any(
        t.lemma in nouns_of("participants") or t.lemma in ("captor", "kidnapper", "hijacker", "pirate") for t in words
    ):
        return "abducted"
    if verb.lemma in ("hold", "seize") and before is not None and before.measure in ("abducted", "detained"):
        return before.measure
    if verb.lemma == "hold":
        return "detained" if not words else "abducted" if not any(t.pos == "PROPN" for t in words) else None
    return "abducted" if verb.lemma == "seize" and words else None
