"""Happenings: which clauses tell that something happened, of what type, how certain, by whom and to whom."""

from __future__ import annotations

import pytest

from newsledger.core.claims import Claim, Happening
from newsledger.extract.happenings import happenings
from newsledger.extract.mentions import mentions
from newsledger.extract.triggers import lexical, matter


@pytest.fixture(scope="session")
def told(page_of):
    """Text -> its happening claims, with the page's own mentions."""

    def of(text: str) -> list[Claim]:
        page = page_of(text)
        return list(happenings(page, mentions(page)))

    return of


def body(claim: Claim) -> Happening:
    assert isinstance(claim.body, Happening)
    return claim.body


def one(claims: list[Claim], words: str) -> Claim:
    """The claim whose trigger is these words."""
    found = [c for c in claims if body(c).trigger.quote == words]
    assert len(found) == 1, [(body(c).trigger.quote, c.cite.quote) for c in claims]
    return found[0]


@pytest.mark.parametrize(
    ("text", "trigger", "modality"),
    [
        ("Gunmen attacked a convoy near the bridge on Tuesday.", "attacked", "happened"),
        ("The army did not attack the convoy.", "attack", "denied"),
        ("No soldiers attacked the convoy.", "attacked", "denied"),
        ("Divers are searching the harbour.", "searching", "ongoing"),
        ("The council will evacuate the valley on Monday.", "evacuate", "planned"),
        ("The dam may collapse.", "collapse", "possible"),
        ("If the dam collapses, the town must move.", "collapses", "possible"),
        ("Officials fear that the bridge collapsed.", "collapsed", "possible"),
        ("The minister denied that police had attacked the marchers.", "attacked", "denied"),
        ("The minister denied that police had attacked the marchers.", "denied", "happened"),
        ("The firemen did not reach the village until dusk.", "reach", "happened"),
        ("The palace was to have opened in May.", "opened", "planned"),
        ("The general is said to have fled to the coast.", "fled", "possible"),
        ("The charity promised 300 tents.", "promised", "planned"),
        ("The guards were unable to stop the crowd from looting the depot.", "looting", "happened"),
        ("The guards stopped the crowd from looting the depot.", "looting", "denied"),
        ("Rescuers have yet to reach the village.", "reach", "denied"),
        ("The bridge may not be repaired before winter.", "repaired", "possible"),
        ("The blast wounded perhaps a dozen shoppers.", "wounded", "happened"),
        ("The blast perhaps wounded a dozen shoppers.", "wounded", "possible"),
        ("Officials now blame a cracked valve.", "blame", "happened"),
    ],
)
def test_modality(told, text: str, trigger: str, modality: str) -> None:
    assert one(told(text), trigger).modality == modality


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("A cargo ship sank off the cape on Sunday.", "sank", "accident"),
        ("Police arrested four students.", "arrested", "coerce"),
        ("Rescuers found three bodies in the cellar.", "found", "rescue"),
        ("Investigators found the flight recorder.", "found", "investigate"),
        ("The government sent 300 soldiers to the border.", "sent", "mobilize"),
        ("The charity sent blankets.", "sent", "aid"),
        ("The king dismissed two ministers.", "dismissed", "leadership"),
        ("The siege began at dawn.", "began", "assault"),
        ("The rebels opened fire on a checkpoint.", "opened", "assault"),
        ("The union called for an inquiry.", "called", "request"),
        ("An avalanche buried nine climbers.", "buried", "disaster"),
        ("Sixteen were killed in a landslide.", "killed", "disaster"),
        ("The ministry does not negotiate with kidnappers.", "negotiate", "reject"),
        ("The mayor painted a door.", "painted", "other"),
    ],
)
def test_type(told, text: str, trigger: str, kind: str) -> None:
    assert body(one(told(text), trigger)).type == kind


def test_harm_takes_the_type_of_what_the_report_is_about(page_of, told) -> None:
    text = "Ferry capsizes on lake\nA ferry capsized on Sunday. Nine children died."
    assert matter(page_of(text)) == "accident"
    assert body(one(told(text), "died")).type == "accident"


@pytest.mark.parametrize(
    "text",
    [
        "The town has two bridges.",
        "The mayor said the figure was wrong.",
        "She knows the valley well.",
        "The region borders two lakes.",
        "Nearly 40 people are missing.",
    ],
)
def test_states_and_reporting_are_no_happenings(told, text: str) -> None:
    assert told(text) == []


def test_the_clause_is_cited_without_who_said_it(told) -> None:
    claim = one(told("Gunmen stormed a hotel in the old port, the interior ministry said on Friday."), "stormed")
    assert claim.cite.quote == "Gunmen stormed a hotel in the old port"
    assert claim.id.endswith(f":h{claim.cite.start}-{claim.cite.end}")
    assert claim.sentence.quote.endswith("said on Friday.")


def test_joined_verbs_are_happenings_each(told) -> None:
    claims = told("The governor imposed a curfew and closed the market.")
    assert [c.cite.quote for c in claims] == ["The governor imposed a curfew", "closed the market"]


def test_what_only_fills_in_another_clause_is_not_told_twice(told) -> None:
    claims = told("A bus plunged into a gorge on Monday, killing at least nine people.")
    assert [body(c).trigger.quote for c in claims] == ["plunged"]


def test_a_light_verb_leans_on_the_one_that_tells(told) -> None:
    claim = one(told("The tower began to burn at noon."), "burn")
    assert claim.cite.quote == "The tower began to burn at noon"


def test_nouns_tell_where_no_clause_does(told) -> None:
    claims = told("Deadly explosion in Freedonia")
    assert [(body(c).nominal, body(c).type) for c in claims] == [(True, "assault")]
    dated = told("The bishop remembered the riots of June 1998.")
    assert any(body(c).nominal and body(c).type == "riot" for c in dated)


def test_there_is_no_epidemic(told) -> None:
    claim = one(told("There is no epidemic in the valley."), "is")
    assert (body(claim).type, claim.modality) == ("health", "denied")


def test_participants_have_roles(told) -> None:
    claims = told("Police arrested Carlos Mendes in Lisbon. Carlos Mendes was beaten by soldiers.")
    arrested = body(one(claims, "arrested"))
    assert [p.role for p in arrested.participants if p.mention.endswith("m16-29")] == ["target"]
    beaten = body(one(claims, "beaten"))
    assert [p.role for p in beaten.participants][:1] == ["target"]


def test_citations_hold_and_ids_are_unique(page_of, told) -> None:
    text = ("Flood kills four in Ruritania\nFour people drowned and two were hurt when the river burst its banks, "
            "officials said. \"We ran,\" said a baker. Troops were sent.\n\nThe flood of 1999 killed 30.")  # fmt: skip
    claims = told(text)
    assert claims and len({c.id for c in claims}) == len(claims)
    for claim in claims:
        assert text[claim.cite.start : claim.cite.end] == claim.cite.quote
        assert claim.cite.start <= body(claim).trigger.start < claim.cite.end
    assert claims == sorted(claims, key=lambda c: (c.cite.start, c.cite.end, body(c).trigger.start))
    assert claims[0].headline and not claims[-1].headline


def test_an_empty_page_tells_nothing(told) -> None:
    assert told(" ") == []


def test_what_a_threat_or_refusal_hangs_on_is_asked_for(told) -> None:
    text = "The union threatened to close the port unless the minister resigned."
    assert one(told(text), "resigned").modality == "requested"


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("The governor called the figures a fairy tale.", "called", "reject"),
        ("A baker died of burns on Monday.", "died", "health"),
        ("The clinic treated nine people for burns.", "treated", "health"),
    ],
)
def test_verbs_whose_company_tells_their_type(page_of, text, trigger, kind):
    page = page_of(text)
    found = {t.token.text: t.type for t in lexical(page, matter(page))}
    assert found[trigger] == kind


def test_a_log_kept_while_things_went_on_tells_of_nothing(page_of):
    page = page_of("The harbour fire, as it happened")
    assert "happened" not in {t.token.text for t in lexical(page, matter(page))}


@pytest.mark.parametrize(("sentence", "words", "modality"), [
    ("The massacre at Dorhan was not a surprise, a teacher said.", "massacre", "happened"),
    ("The raid was no secret, he said.", "raid", "happened"),
    ("There was no massacre at Dorhan, the minister said.", "massacre", "denied"),
    ("The army was not able to attack the village.", "attack", "denied"),
])  # fmt: skip
def test_what_a_happening_was_not_like_denies_no_happening(read_text, sentence, words, modality):
    told = [c for c in read_text(sentence).claims if isinstance(c.body, Happening) and words in c.cite.quote]
    assert {c.modality for c in told} == {modality}


@pytest.mark.parametrize(("sentence", "threat"), [
    ("New clashes threatened a worse conflict in the north.", False),
    ("The strike threatens supplies of milk.", False),
    ("Hundreds of homes were threatened by the fire.", False),
    ("The rebels threatened to blow up the bridge.", True),
    ("The mayor was threatened.", True),
])  # fmt: skip
def test_what_a_thing_threatens_is_nobodys_threat(read_text, sentence, threat):
    told = [c.body.type for c in read_text(sentence).claims if isinstance(c.body, Happening)]
    assert ("threaten" in told) is threat


def test_what_took_lives_of_its_own_is_told_inside_another_clause(read_text):
    read = read_text("He had to change rules after accidents such as the Tarvo mill fire in which nine people died.")
    told = [c.cite.quote for c in read.claims if isinstance(c.body, Happening) and c.body.nominal]
    assert "the Tarvo mill fire in which nine people died" in told
