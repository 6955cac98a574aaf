import json

from geojson_pydantic import FeatureCollection

from newsledger.core.record import record
from newsledger.publish.exports.facts import clean


def test_it_is_valid_and_holds_every_incident_and_place(ledger, exported):
    (path,) = exported(ledger, "geojson")
    text = path.read_text("utf-8")
    held, rows = json.loads(text), record(ledger)
    FeatureCollection.model_validate_json(text)
    told = {kind: [f for f in held["features"] if f["properties"]["kind"] == kind] for kind in ("incident", "place")}
    assert [f["properties"]["id"] for f in told["incident"]] == [e["id"] for e in rows["events"]]
    places = {e["id"]: e for e in rows["entities"] if e["kind"] == "place"}
    assert [f["properties"]["id"] for f in told["place"]] == list(places)
    assert len({f["id"] for f in held["features"]}) == len(held["features"])
    for feature in held["features"]:
        place = places.get(feature["properties"].get("place_id", feature["properties"]["id"]))
        located = place and place["lat"] is not None
        assert feature["geometry"] == ((located and {"type": "Point", "coordinates": [place["lon"], place["lat"]]})
                                       or None)  # fmt: skip
        assert (feature["properties"]["precision"] in ("point", "area")) == bool(located)
    for feature, event in zip(told["incident"], rows["events"], strict=True):
        quotes = [c["quote"] for c in feature["properties"]["citations"]]
        assert quotes == [clean(m["quote"]) for m in event["mentions"]]
