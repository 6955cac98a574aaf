import json

import jsonschema
import pytest

from newsledger.core.record import record
from newsledger.publish.exports import timelinejs

DATE = {"type": "object", "required": ["year"], "additionalProperties": False,
        "properties": {"year": {"type": "integer"}, "month": {"type": "integer", "minimum": 1, "maximum": 12},
                       "day": {"type": "integer", "minimum": 1, "maximum": 31},
                       "hour": {"type": "integer", "minimum": 0, "maximum": 23},
                       "minute": {"type": "integer", "minimum": 0, "maximum": 59}}}  # fmt: skip
TEXT = {"type": "object", "properties": {"headline": {"type": "string"}, "text": {"type": "string"}},
        "additionalProperties": False}  # fmt: skip
IDENT = {"type": "string", "pattern": "^[A-Za-z0-9-]+$"}
SLIDE = {"type": "object", "additionalProperties": False,
         "properties": {"start_date": DATE, "end_date": DATE, "text": TEXT, "group": {"type": "string"},
                        "display_date": {"type": "string"}, "unique_id": IDENT,
                        "autolink": {"type": "boolean"}}}  # fmt: skip
# After https://timeline.knightlab.com/docs/json-format.html, which has no schema of its own.
SCHEMA = {"type": "object", "required": ["events"], "additionalProperties": False,
          "properties": {"events": {"type": "array", "items": SLIDE | {"required": ["start_date"]}}, "title": SLIDE,
                         "scale": {"enum": ["human", "cosmological"]}}}  # fmt: skip


def test_a_slide_for_each_line_with_a_year_and_the_rest_on_the_title(ledger, exported):
    (path,) = exported(ledger, "timelinejs")
    held, told = json.loads(path.read_text("utf-8")), record(ledger)["timeline"]
    jsonschema.validate(held, SCHEMA)
    dated = [line for line in told if not line["date"].startswith("XXXX")]
    assert len(held["events"]) == len(dated)
    assert held["title"]["text"]["text"].count("<li>") == len(told) - len(dated)
    assert len({slide["unique_id"] for slide in held["events"]}) == len(dated)


def test_texts_are_shown_as_text(hostile, exported):
    (path,) = exported(hostile, "timelinejs")
    held = path.read_text("utf-8")
    assert "<script" not in held and "<img" not in held


@pytest.mark.parametrize(
    ("time", "start", "end"),
    [
        ("2010", {"year": 2010}, None),
        ("199X", {"year": 1990}, None),
        ("2010-06", {"year": 2010, "month": 6}, None),
        ("2010-06-12?", {"year": 2010, "month": 6, "day": 12}, None),
        ("2010-06-12T18:30:00", {"year": 2010, "month": 6, "day": 12, "hour": 18, "minute": 30}, None),
        ("2010-06-10/2010-06-12", {"year": 2010, "month": 6, "day": 10}, {"year": 2010, "month": 6, "day": 12}),
        ("../2010-06-12", {"year": 2010, "month": 6, "day": 12}, None),
        ("2010-06-12/..", {"year": 2010, "month": 6, "day": 12}, None),
        ("XXXX-06-12", None, None),
    ],
)
def test_dates_say_no_more_than_is_known(time, start, end):
    found = timelinejs._start(time)
    assert found == start
    assert found is None or timelinejs._end(time, found) == end
