"""Tellings gathered into incidents: the main incident's first, the others by what they tell in common."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date
from itertools import islice
from math import fsum

from msgspec.structs import replace

from newsledger.core.lexicon import lexicon, words
from newsledger.reconcile.merging import merged
from newsledger.reconcile.telling import Telling, apart, families, weights

ALIKE = 0.42  # measured on the cases with the happenings read there; run bench cases if changed
SAME_DAY, SAME_PEOPLE, HEADING = 0.10, 0.12, 0.22  # added where type and this agree, measured likewise
DENIED, ONE_WORD = 0.20, 0.15  # taken away where only one is denied, where one word is all that they share
YEAR = 366  # days that a time may span and still date an event
NEAR = 4  # days between two reports' tellings of one incident
POSTINGS = 48  # tellings that are looked up by one word: bounds the work of a story of thousands of reports
LOOKED_UP = 8  # words by which a telling is looked up, the rarest
ABOUT = 3  # reports that are about one incident, from which on a story is a crisis of its own and no heap of small ones
LATER = 2  # tellings, in the body, of what a report does not open with
OTHER_WORDS = 3  # words before the trigger among which one that tells of another such incident stands
BACK = 400  # characters over which a noun points back to an incident told as background
TRIED = 40  # main incidents that a report may be of, the most told of which it joins: bounds the work
MEMBERS = 6  # tellings of an incident that a new one is compared with

Group = list[Telling]


def gather(told: Sequence[Telling], *, beside: Set[str] = frozenset()) -> tuple[list[Group], int]:
    """The tellings in groups, one an incident, and how many of them, the first, reports are mainly about.

    Claims `beside` the story tell of look-alikes that its reports only name; where they are about nothing else, those
    are what they are about.
    """
    known, whole = recalled(told), told
    told = _put_aside(whole, known | beside)
    mains = main_groups(told, known | beside)
    if beside and not mains:
        told = _put_aside(whole, known)
        mains = main_groups(told, known)
    taken = {t.claim.id for group in mains for t in group}
    earlier = earlier_groups([t for t in told if t.claim.id not in taken], story_type(told), mains)
    taken = {t.claim.id for group in (*mains, *earlier) for t in group}
    loose = _Gatherer(weights(told), (*mains, *earlier))
    for telling in told:
        if telling.claim.id not in taken:
            loose.add(telling)
    return loose.groups, len(mains)


def _put_aside(told: Iterable[Telling], aside: Set[str]) -> list[Telling]:
    """The tellings, those of claims told as background marked as past."""
    return [replace(t, past=True) if t.claim.id in aside else t for t in told]


def main_groups(told: Sequence[Telling], aside: Set[str]) -> list[Group]:
    """What the story's reports are about, a group for each incident: reports that are about one share it.

    Claims told `aside`, as background, are of none.
    """
    kind = story_type(told)
    now: dict[str, Group] = defaultdict(list)
    then: dict[str, Group] = defaultdict(list)  # a later report, of the trial say, is about what happened long before
    strikes = _strikes(told, kind)
    for telling in told:
        kin = telling.body.type if _strike(telling) in strikes else kind
        if kin is not None and is_main(telling, kin) and telling.claim.id not in aside:
            (then if telling.past else now)[telling.claim.report].append(telling)
    for report, leads in _akin(told, kind).items():  # where one says "riots", another's headline says "clashes"
        if not any(t.lead for t in now[report]):
            now[report] = sorted((*now[report], *leads), key=lambda t: t.rank)
    mains = _Mains()
    late: list[Group] = []
    for report in dict.fromkeys(t.claim.report for t in told):
        own = now.get(report, [])
        if all(t.when is None and not t.lead for t in own) and (leads := [t for t in then.get(report, ()) if t.lead]):
            late.append(own + leads)
        elif own:
            mains.add(own, opens=any(t.lead or t.body.nominal for t in own))
    few = all(len({t.claim.report for t in group}) < ABOUT for group in mains.groups)
    for own in late:  # what happened long ago is background to a crisis that many reports tell of
        mains.add(own, opens=few, dated=True)
    if few and all(len({t.claim.report for t in group}) < ABOUT for group in mains.groups):
        for own in _harming(told, {t.claim.report for group in mains.groups for t in group}):
            mains.add(own)
        for own in _later(told, kind, {t.claim.report for group in mains.groups for t in group}):
            mains.add(own)
    groups = merged(mains.groups)
    _rank(told, groups)
    return groups


def recalled(told: Iterable[Telling]) -> Set[str]:
    """The claims that tell of an earlier incident beside the one at hand, and give no time of their own that says so.

    Of such a one is what a report says in a sentence that opens with an earlier time, what it tells of whole years,
    and a noun that points back to either: "A fire killed nine in 1990, the worst in years. The fire began at night."
    """
    found: set[str] = set()
    last: dict[tuple[str, str], Telling] = {}
    opened: dict[tuple[str, int], bool] = {}
    for telling in sorted(told, key=lambda t: (t.claim.report, t.claim.cite.start, -t.claim.cite.end, t.claim.id)):
        sentence = (telling.claim.report, telling.claim.sentence.start)
        dated = telling.span is not None and telling.span[1] - telling.span[0] <= YEAR
        aside = telling.past or (not dated and (telling.span is not None or opened.get(sentence, False)))
        before = last.get((telling.claim.report, telling.family))
        if not aside and not dated and telling.body.nominal and not telling.claim.headline and definite(telling):
            near = before is not None and telling.claim.cite.start - before.claim.cite.start <= BACK
            aside = before is not None and near and (before.past or before.claim.id in found)
        opened.setdefault(sentence, telling.past)
        if aside and not telling.past:
            found.add(telling.claim.id)
        last[telling.claim.report, telling.family] = telling
    return found


def _rank(told: Iterable[Telling], groups: Sequence[Group]) -> None:
    """Put "It was the worst crash ever here" with what its report is about.

    One that names the year of the crash outdone stays with that: it often says when that was, and nothing else does.
    """
    home: dict[str, Group] = {}
    held = {t.claim.id for group in groups for t in group}
    for group in groups:
        for telling in group:
            home.setdefault(telling.claim.report, group)
    types = lexicon("incidents")["main"]["types"]
    for telling in told:
        own, said = home.get(telling.claim.report), telling.claim.cite.quote.lower().split()
        if own is None or telling.claim.id in held or telling.past or telling.body.lemma != "be":
            continue
        points = said[0] in words("incidents", "pointing") and telling.body.type in types
        if points and set(said) & words("incidents", "superlative"):
            own.append(telling)


def _harming(told: Iterable[Telling], but: Set[str]) -> Iterable[Group]:
    """What other reports tell of somebody killed or hurt, report by report: a brief says little else."""
    found: dict[str, Group] = defaultdict(list)
    for telling in told:
        now = telling.claim.modality in ("happened", "ongoing") and not telling.past
        if telling.harms and now and telling.claim.report not in but:
            found[telling.claim.report].append(telling)
    return found.values()


def _later(told: Iterable[Telling], kind: str | None, but: Set[str]) -> Iterable[Group]:
    """What other reports tell of the story's type, if not at their beginning, report by report: its first tellings."""
    found: dict[str, Group] = defaultdict(list)
    for telling in sorted(told, key=lambda t: t.rank):
        now = telling.claim.modality in ("happened", "ongoing") and not telling.past
        if now and telling.body.type == kind and telling.claim.report not in but:
            found[telling.claim.report].append(telling)
    return [group[:LATER] for group in found.values()]


def _akin(told: Iterable[Telling], kind: str | None) -> Mapping[str, Group]:
    """Report -> the tellings of its headline and lead that are of the story's family, if not of its very type."""
    found: dict[str, Group] = defaultdict(list)
    types = {t for t in lexicon("incidents")["main"]["types"] if kind is not None and families()[t] == families()[kind]}
    for telling in told:
        now = telling.claim.modality in ("happened", "ongoing") and not telling.past
        if telling.lead and now and telling.body.type in types:
            found[telling.claim.report].append(telling)
    return found


def _strikes(told: Iterable[Telling], kind: str | None) -> Set[str | None]:
    """What the leads of several reports say that struck, a blast or a crash: a telling of that is of the story's kind,
    whatever type it was taken for."""
    leads = {(_strike(t), t.claim.report) for t in told if t.lead and t.body.type == kind and not t.past}
    counts = Counter(strike for strike, _ in leads if strike is not None)
    return {strike for strike, reports in counts.items() if reports >= ABOUT}


def _strike(telling: Telling) -> str | None:
    """What a telling's word says that struck: a blast, a crash, a fire; null for any other word."""
    alike, word = lexicon("incidents")["alike"], telling.body.lemma
    return next((name for name in lexicon("incidents")["strikes"] if word in alike[name]), None)


class _Mains:
    """Main incidents as they grow: a report's tellings join one whose places touch theirs and whose days are near."""

    def __init__(self) -> None:
        self.groups: list[Group] = []
        self._reports: list[int] = []
        self._days: list[tuple[int, int] | None] = []
        self._around: list[set[str]] = []  # empty: a main incident without a place, which any place may fill
        self._by_place: dict[str, set[int]] = defaultdict(set)
        self._placeless: set[int] = set()

    def add(self, own: Group, *, opens: bool = True, dated: bool = False) -> None:
        """Put a report's tellings of its main incident where they belong: of those that fit, with the most told one.

        Where none fits they open one of their own, or are left where they may not. `dated`: what fits is of their time.
        """
        places = {t.place for t in own if t.place}
        around = {place for t in own for place in t.around}
        spans = [t.span for t in own if t.span]
        days = (min(s[0] for s in spans), max(s[1] for s in spans)) if spans else None
        near = set(range(len(self.groups)))
        if around:
            near = self._placeless.union(*(self._by_place[p] for p in around))
        fitting = (n for n in sorted(near) if self._fits(n, places, around, days)
                   and (self._days[n] is not None or not dated))
        home = max(islice(fitting, TRIED), key=lambda n: (self._reports[n], -n), default=None)
        if home is None and not opens:
            return
        if home is None:
            home = len(self.groups)
            self.groups.append([])
            self._reports.append(0)
            self._days.append(None)
            self._around.append(set())
            self._placeless.add(home)
        self._grow(home, own, around, days)

    def _fits(self, n: int, places: set[str], around: set[str], days: tuple[int, int] | None) -> bool:
        there, then = self._around[n], self._days[n]
        held = {t.place for t in self.groups[n][:MEMBERS] if t.place}
        if places and there and not (places & there or held & around):
            return False
        return days is None or then is None or (then[0] <= days[1] + NEAR and days[0] <= then[1] + NEAR)

    def _grow(self, n: int, own: Group, around: set[str], days: tuple[int, int] | None) -> None:
        self.groups[n].extend(own)
        self._reports[n] += 1
        self._around[n] |= around
        for place in around:
            self._by_place[place].add(n)
        if self._around[n]:
            self._placeless.discard(n)
        then = self._days[n]
        if days is not None:
            self._days[n] = days if then is None else (min(then[0], days[0]), max(then[1], days[1]))


def earlier_groups(told: Iterable[Telling], kind: str | None, mains: Sequence[Group]) -> list[Group]:
    """Earlier incidents of the story's own kind, which reports recall beside it: one for each year and place.

    What is of a main incident's year, where that is itself of long ago, is put with it.
    """
    family = families().get(kind or "")
    by_year: dict[int, list[Group]] = defaultdict(list)
    for main in mains:
        if main[0].past and main[0].span:
            by_year[date.fromordinal(main[0].span[0]).year].append(main)
    for telling in told:
        span = telling.span
        if not telling.past or span is None or telling.family != family or span[1] - span[0] > YEAR:
            continue
        groups = by_year[date.fromordinal(span[0]).year]
        home = next((g for g in groups if not apart(g[0], telling)), None)
        if home is None:
            groups.append([telling])
        else:
            home.append(telling)
    known = {id(main) for main in mains}
    return [group for year in sorted(by_year) for group in by_year[year] if id(group) not in known]


def story_type(told: Iterable[Telling]) -> str | None:
    """The type of event that the story is about: what its headlines and leads tell most."""
    counts: Counter[str] = Counter()
    for telling in told:
        if telling.body.type in lexicon("incidents")["main"]["types"] and telling.claim.modality != "denied":
            counts[telling.body.type] += 6 if telling.claim.headline else 3 if telling.lead else 1
    return min(counts, key=lambda kind: (-counts[kind], kind)) if counts else None


def is_main(telling: Telling, kind: str) -> bool:
    """Whether a telling is of the incident that its report is about: told first, or pointed back to by a noun."""
    if telling.body.type != kind or telling.claim.modality not in ("happened", "ongoing"):
        return False
    points = (telling.body.nominal and definite(telling)) or telling.body.lemma in words("incidents", "occurs")
    return not another(telling) and (telling.lead or points)


def definite(telling: Telling) -> bool:
    """Whether a noun points back to a thing known: "the attack", "Tuesday's attack"; not "explosions", "an attack"."""
    said = telling.claim.cite.quote.lower().split()
    return said[0] in words("incidents", "definite") or any(w.endswith(("'s", "’s")) for w in said)


def another(telling: Telling) -> bool:
    """Whether a telling is of one more such incident by its own words: "the second went off", "a new rockfall"."""
    lead = telling.body.trigger.start - telling.claim.cite.start
    before = telling.claim.cite.quote[: max(lead, 0)].lower().split()
    return bool(set(before[-OTHER_WORDS:]) & words("incidents", "more"))


class _Gatherer:
    """Joins tellings to the group that they are most alike, in order of rank; opens a new group where none is."""

    def __init__(self, telling_weight: Mapping[str, float], groups: Iterable[Group]) -> None:
        self._weight = telling_weight
        self.groups: list[Group] = []
        self._members: list[tuple[Telling, int, float]] = []
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for group in groups:
            self.groups.append([])
            for telling in group:
                self._put(telling, len(self.groups) - 1)

    def add(self, telling: Telling) -> None:
        """Put a telling where it belongs."""
        group = self._home(telling)
        if group is None:
            self.groups.append([])
            group = len(self.groups) - 1
        self._put(telling, group)

    def _put(self, telling: Telling, group: int) -> None:
        self.groups[group].append(telling)
        if len(self.groups[group]) > MEMBERS:
            return
        self._members.append((telling, group, self._total(telling)))
        for word in self._rarest(telling):
            if len(self._by_word[word]) < POSTINGS:
                self._by_word[word].append(len(self._members) - 1)

    def _home(self, telling: Telling) -> int | None:
        near = {member for word in self._rarest(telling) for member in self._by_word.get(word, ())}
        whole = self._total(telling)
        best: tuple[float, int] | None = None
        for member in near:
            other, group, total = self._members[member]
            common = fsum(self._weight[word] for word in telling.words & other.words)  # exact in any order
            if 2 * common < (ALIKE - SAME_DAY - SAME_PEOPLE - HEADING) * (whole + total):
                continue
            score = self._alike(telling, other, 2 * common / (whole + total))
            if score >= ALIKE and (best is None or (score, -group) > best):
                best = (score, -group)
        return -best[1] if best else None

    def _rarest(self, telling: Telling) -> list[str]:
        """The words that tell most, by which a telling is found."""
        return sorted(telling.words, key=lambda word: (-self._weight[word], word))[:LOOKED_UP]

    def _total(self, telling: Telling) -> float:
        return fsum(self._weight[word] for word in telling.words)

    def _alike(self, a: Telling, b: Telling, score: float) -> float:
        """How alike two tellings are: their words in common over all (Dice 1945), moved by type, time and people."""
        if apart(a, b) or _overlap(a, b) or a.past != b.past:
            return 0.0
        if a.family != b.family and "other" not in (a.body.type, b.body.type):
            score -= 0.15
        if a.people and b.people and not a.people & b.people:
            score -= 0.10
        if "denied" in (a.claim.modality, b.claim.modality) and a.claim.modality != b.claim.modality:
            score -= DENIED
        if len(a.words & b.words) - (a.body.type == b.body.type != "other") < 2:
            score -= ONE_WORD
        if a.body.type == b.body.type and a.body.type != "other":
            score += SAME_DAY * bool(a.span and a.span == b.span and a.span[0] == a.span[1])
            score += SAME_PEOPLE * bool(a.people & b.people)
            score += HEADING * _heads(a, b)
        return score


def _heads(a: Telling, b: Telling) -> bool:
    """Whether one is the headline and the other among the first sentences of one report: a headline tells its lead."""
    return a.claim.report == b.claim.report and a.lead and b.lead and a.claim.headline != b.claim.headline


def _overlap(a: Telling, b: Telling) -> bool:
    """Whether one telling stands inside the other: a denial and the thing denied are two."""
    x, y = a.claim.cite, b.claim.cite
    return x.report == y.report and x.start < y.end and y.start < x.end
