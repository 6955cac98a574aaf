import json

import pytest
import rdflib

from newsledger.core.record import record
from newsledger.publish.exports.facts import clean
from newsledger.publish.exports.jsonld import iri

PREFIXES = """PREFIX schema: <https://schema.org/> PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX nl: <urn:newsledger:term:> """


@pytest.fixture
def graph(ledger, exported):
    (path,) = exported(ledger, "jsonld")
    return rdflib.Graph().parse(path, format="json-ld")


def count(graph, pattern):
    (row,) = graph.query(f"{PREFIXES} SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE {{ {pattern} }}")
    return int(row.n)


def test_the_graph_holds_what_the_record_holds(ledger, graph):
    rows = record(ledger)
    kinds = {"reports": "?x a schema:NewsArticle", "events": "?x a schema:Event, prov:Entity",
             "figures": '?x a schema:Claim ; nl:is "figure"', "relations": "?x a nl:Relation",
             "statements": '?x a schema:Claim ; nl:is "statement"', "timeline": "?x a nl:Line",
             "tallies": "?x a schema:Observation ; prov:wasDerivedFrom ?c . ?c a schema:Claim"}  # fmt: skip
    for kind, pattern in kinds.items():
        assert count(graph, pattern) == len(rows[kind]), kind
    people = sum(e["kind"] == "person" for e in rows["entities"])
    assert count(graph, "?x a schema:Person") == people


def test_every_claim_quotes_a_report_and_every_entry_comes_of_claims(ledger, graph):
    assert count(graph, "?x a schema:Claim MINUS { ?x schema:appearance ?r ; prov:wasQuotedFrom ?r . "
                        "?r a schema:NewsArticle }") == 0  # fmt: skip
    assert count(graph, "?x prov:wasGeneratedBy ?a MINUS { ?x prov:wasDerivedFrom ?c . ?c a schema:Claim }") == 0
    for prop in ("prov:wasAttributedTo", "schema:location", "schema:about", "schema:superEvent", "nl:a", "nl:b"):
        assert count(graph, f"?s {prop} ?x MINUS {{ ?x a ?t }}") == 0, prop


def test_words_and_numbers_are_the_records(ledger, graph):
    for figure in record(ledger)["figures"]:
        node = rdflib.URIRef(iri("claim", figure["id"]))
        schema, oa = rdflib.Namespace("https://schema.org/"), rdflib.Namespace("http://www.w3.org/ns/oa#")
        assert str(graph.value(node, schema.text)) == clean(figure["quote"])
        place = graph.value(node, oa.hasSelector)
        assert graph.value(place, oa.start).toPython() == figure["start"]
        number = graph.value(node, rdflib.URIRef("urn:newsledger:term:figure"))
        for prop, name in (("value", "value"), ("minValue", "low"), ("maxValue", "high")):
            found = graph.value(number, schema[prop])
            assert (None if found is None else float(found)) == figure[name]


def test_no_name_of_a_thing_breaks_out_and_nothing_is_fetched(hostile, exported):
    (path,) = exported(hostile, "jsonld")
    held = json.loads(path.read_text("utf-8"))
    assert isinstance(held["@context"], dict)
    graph = rdflib.Graph().parse(path, format="json-ld")
    assert rdflib.Graph().parse(data=graph.serialize(format="turtle"), format="turtle").isomorphic(graph)
    assert not [s for s in graph.all_nodes() if isinstance(s, rdflib.URIRef) and str(s).startswith("javascript")]
