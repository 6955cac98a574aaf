"""What the reading room makes of files, folders and rows, kind and hostile."""

from __future__ import annotations

import gzip
import io
import json
import os
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from newsledger.core.findings import Finding
from newsledger.core.reports import Raw
from newsledger.core.settings import Settings
from newsledger.read import documents, expected
from newsledger.read.limits import Limits

STORY = "Dam holds as river rises\n\nThe dam at Oldford held on Friday, engineers said.\n"


def read(*sources: Any, limits: Limits | None = None, **settings: Any) -> tuple[list[Raw], list[Finding]]:
    found = list(documents(sources, settings=Settings(**settings), limits=limits or Limits()))
    return [f for f in found if isinstance(f, Raw)], [f for f in found if isinstance(f, Finding)]


def only_error(*sources: Any, limits: Limits | None = None) -> Finding:
    raws, findings = read(*sources, limits=limits)
    assert not raws
    (finding,) = findings
    assert finding.level == "error" and finding.where and finding.message
    return finding


def jsonl(path: Path, *rows: Any) -> Path:
    path.write_text("".join((r if isinstance(r, str) else json.dumps(r)) + "\n" for r in rows), encoding="utf-8")
    return path


# ------------------------------------------------------------------ what is read


def test_plain_text_is_stored_unchanged(tmp_path: Path) -> None:
    text = "\ufeffCaf\u00e9 burns\r\n\r\nA caf\u00e9 burned.\rNobody was hurt.\u2028End.\n"
    (tmp_path / "a.txt").write_bytes(text.encode("utf-8"))
    (raw,), findings = read(tmp_path)
    assert raw.text == text and raw.name == "a" and not findings


def test_folder_is_read_in_order_of_name_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", ".hidden.txt", "c"):
        (tmp_path / name).write_text(STORY + name, encoding="utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text(STORY + "sub", encoding="utf-8")
    raws, findings = read(tmp_path)
    assert [r.name for r in raws] == ["a", "b", "c", "a"] and not findings


def test_gzip_of_each_kind(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(STORY.encode()))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(json.dumps({"id": "x1", "text": STORY}).encode()))
    (tmp_path / "c.html.gz").write_bytes(gzip.compress(b"<html><body><p>One dam held on Friday.</p></body></html>"))
    raws, findings = read(tmp_path)
    assert [r.name for r in raws] == ["a", "x1", "c"] and not findings


def test_listing_gives_metadata_and_is_no_report(tmp_path: Path) -> None:
    (tmp_path / "r1.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "reports.csv").write_text(
        "file,outlet,published,url,title\nr1.txt,The Oldford Post,2011-05-06,,\ngone.txt,,,,\n", encoding="utf-8"
    )
    (raw,), (finding,) = read(tmp_path)
    assert (raw.outlet, raw.published, raw.url, raw.title) == ("The Oldford Post", "2011-05-06", None, None)
    assert "gone.txt" in finding.message and finding.level == "warning"


def test_files_named_with_their_listing_are_told_of_by_it(tmp_path: Path) -> None:
    for name in ("r1.txt", "r2.txt"):
        (tmp_path / name).write_text(f"{STORY} {name}", encoding="utf-8")
    listing = tmp_path / "reports.csv"
    told = "file,outlet,published\nr1.txt,The Oldford Post,2011-05-06\nr2.txt,Lake Post,\n"
    listing.write_text(told, encoding="utf-8")
    (raw,), findings = read(listing, tmp_path / "r1.txt")
    assert (raw.outlet, raw.published) == ("The Oldford Post", "2011-05-06") and not findings
    (raw,), findings = read(tmp_path / "r1.txt")
    assert raw.outlet is None and not findings
    listing.write_text("id,text\nx,The dam at Oldford held on Friday.\n", encoding="utf-8")
    raws, findings = read(listing, tmp_path / "r1.txt")
    assert [r.name for r in raws] == ["x", "r1"] and not findings


@pytest.mark.parametrize(("row", "field", "value"), [
    ({"id": "a", "body": STORY, "headline": "Dam holds"}, "title", "Dam holds"),
    ({"_id": {"$oid": "5f"}, "article": STORY}, "name", "5f"),
    ({"uid": 17, "content": STORY, "pubDate": "Fri, 06 May 2011"}, "published", "Fri, 06 May 2011"),
    ({"id": "a", "text": STORY, "source": {"name": "Oldford Radio"}}, "outlet", "Oldford Radio"),
    ({"id": "a", "text": STORY, "timestamp": 1304676000}, "published", "1304676000"),
    ({"id": "a", "text": ["One.", "Two."]}, "text", "One.\n\nTwo."),
    ({"id": "a", "text": STORY, "link": "https://oldford.example/1"}, "url", "https://oldford.example/1"),
])  # fmt: skip
def test_field_names_in_use(row: dict[str, Any], field: str, value: str) -> None:
    (raw,), findings = read(row)
    assert getattr(raw, field) == value and not findings


def test_user_names_a_field() -> None:
    (raw,), _ = read({"key": "a", "words": STORY, "text": "not this"}, fields=(("words", "text"), ("key", "id")))
    assert (raw.name, raw.text) == ("a", STORY)


@pytest.mark.parametrize(
    "shape", [lambda r: r, lambda r: [r], lambda r: {"articles": [r]}, lambda r: {"meta": 1, "data": [r]}]
)
def test_json_of_each_shape(tmp_path: Path, shape: Any) -> None:
    (tmp_path / "a.json").write_text(json.dumps(shape({"id": "k", "text": STORY})), encoding="utf-8")
    (raw,), findings = read(tmp_path / "a.json")
    assert raw.name == "k" and not findings


def test_row_without_id_has_a_stable_name(tmp_path: Path) -> None:
    first = jsonl(tmp_path / "My News.jsonl", {"text": STORY}, {"text": STORY + "More."})
    names = [r.name for r in read(first)[0]]
    later = jsonl(tmp_path / "My News.jsonl", {"text": STORY + "More."}, {"text": STORY})
    assert [r.name for r in read(later)[0]] == names[::-1] and names[0].startswith("my-news-") and names[0] != names[1]


def test_stdin_is_json_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(json.dumps({"id": "s", "text": STORY}).encode() + b"\n{\n"))
    monkeypatch.setattr(sys, "stdin", stdin)
    (raw,), (finding,) = read("-")
    assert raw.name == "s" and finding.where == "-#2"


def test_a_table_gives_a_report_a_row(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('Title;Text;Date\r\nFire;"Two, perhaps three, died.\n\nPolice came.";2024-03-05\n'
                                    ";;\r\nFlood;Nobody was hurt.;2024-03-06\n", encoding="utf-8-sig")  # fmt: skip
    raws, findings = read(tmp_path / "a.csv")
    assert [(r.title, r.published) for r in raws] == [("Fire", "2024-03-05"), ("Flood", "2024-03-06")]
    assert raws[0].text == "Two, perhaps three, died.\n\nPolice came." and not findings


def test_a_table_may_name_its_columns_as_it_likes(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("Kop\tTekst\nBrand\tTwo died.\n", encoding="utf-8")
    assert "--field NAME=text" in only_error(tmp_path / "a.tsv").message
    settings = Settings(fields=(("Tekst", "text"), ("Kop", "title")))
    (raw,) = documents([tmp_path / "a.tsv"], settings=settings)
    assert (raw.title, raw.text) == ("Brand", "Two died.")


def test_a_table_that_breaks_off_keeps_the_rows_before(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('text,id\nTwo died.,1\n"Three were hurt,2\nFour fled.,3\n', encoding="utf-8")
    (raw,), (finding,) = read(tmp_path / "a.csv")
    assert raw.text == "Two died." and finding.level == "error" and finding.where.endswith("#3")


def test_no_cell_of_a_table_is_lost_in_silence(tmp_path: Path) -> None:
    (tmp_path / "one.csv").write_text("text\nTwo died in a fire in Lima, police said.\n", encoding="utf-8")
    (raw,), findings = read(tmp_path / "one.csv")
    assert raw.text == "Two died in a fire in Lima, police said." and not findings
    (tmp_path / "two.csv").write_text("title,text\nA,Two died, police said.\nB,Four fled.\n", encoding="utf-8")
    (raw,), (finding,) = read(tmp_path / "two.csv")
    assert raw.text == "Four fled." and finding.where.endswith("#2") and "3 cells" in finding.message


def test_marks_in_a_table_of_tabs_are_those_of_the_text(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text('title\ttext\n"Help us," says mayor\tFive died.\nB\t"Six" fled.\n')
    raws, findings = read(tmp_path / "a.tsv")
    assert [r.title for r in raws] == ['"Help us," says mayor', "B"] and raws[1].text == '"Six" fled.' and not findings


# ------------------------------------------------------------------ what is not


def test_missing_empty_binary_and_blank(tmp_path: Path) -> None:
    assert "not there" in only_error(tmp_path / "gone.txt").message
    for name, held, word in (("e.txt", b"", "empty"), ("w.txt", b" \n\r\n", "empty"),
                             ("b.txt", b"\x89PNG\r\n\x00\x01", "binary"),
                             ("n.txt", b"Dam holds\0\0", "binary"), ("e.json", b"", "empty"),
                             ("e.jsonl", b"\n", "empty"),
                             ("e.html", b"", "empty"), ("v.html", b"<html><script>x</script></html>", "visible"),
                             ("f.rss", b"<rss/>", "feed"), ("t.csv", b"a,b\n", "table"), ("q.dat", b"\0\1", "binary"),
                             ("x.xml", b"<?xml version='1.0'?><a/>", "XML"),
                             ("c.bin", bytes(range(1, 32)) * 9, "binary")):  # fmt: skip
        (tmp_path / name).write_bytes(held)
        assert word in only_error(tmp_path / name).message, name


def test_broken_utf8_is_read_as_windows_1252_or_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("A caf\u00e9 burned, police said.".encode("cp1252"))
    (raw,), (finding,) = read(tmp_path / "a.txt")
    assert raw.text == "A caf\u00e9 burned, police said." and finding.level == "warning"
    (tmp_path / "b.txt").write_bytes(b"A caf\xe9 \x81\x8d burned")
    assert "UTF-8" in only_error(tmp_path / "b.txt").message


def test_utf16_by_its_mark(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(STORY.encode("utf-16"))
    (raw,), (finding,) = read(tmp_path / "a.txt")
    assert raw.text == STORY and finding.level == "warning"


def test_fifty_megabytes_in_one_line_are_refused_fast(tmp_path: Path) -> None:
    big = tmp_path / "big.txt"
    big.write_bytes(b"x" * 50_000_000)
    jsonl(tmp_path / "rows.jsonl", '{"id": "a", "text": "' + "x" * 30_000_000 + '"}', {"id": "b", "text": STORY})
    (tmp_path / "z.txt").write_text(STORY, encoding="utf-8")
    begun = time.monotonic()
    raws, findings = read(tmp_path)
    assert time.monotonic() - begun < 2
    assert [r.name for r in raws] == ["b", "z"] and [f.level for f in findings] == ["error", "error"]
    assert findings[0].where.endswith("big.txt") and findings[1].where.endswith("rows.jsonl#1")


def test_text_over_the_limit_of_a_row(tmp_path: Path) -> None:
    path = jsonl(tmp_path / "a.jsonl", {"id": "a", "text": "word " * 100}, {"id": "b", "text": STORY})
    raws, (finding,) = read(path, limits=Limits(text=400))
    assert [r.name for r in raws] == ["b"] and "400" in finding.message


def test_truncated_and_damaged_gzip(tmp_path: Path) -> None:
    packed = gzip.compress(
        b"".join(json.dumps({"id": str(n), "text": STORY * 50}).encode() + b"\n" for n in range(200))
    )
    (tmp_path / "a.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(STORY.encode())[:-9])
    (tmp_path / "c.txt.gz").write_bytes(b"\x1f\x8b" + b"junk" * 20)
    raws, findings = read(tmp_path)
    assert all("broken gzip" in f.message for f in findings) and len(findings) == 3
    assert not [r for r in raws if r.name in ("b", "c")]


def test_gzip_bomb_is_stopped(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=1) as stream:
        for _ in range(60):
            stream.write(b"\0" * 1_000_000)
    for name in ("a.txt.gz", "b.jsonl.gz", "c.html.gz", "d.json.gz"):
        (tmp_path / name).write_bytes(packed.getvalue())
        begun = time.monotonic()
        assert only_error(tmp_path / name, limits=Limits(unpacked=1_000_000)).level == "error"
        assert time.monotonic() - begun < 1


@pytest.mark.parametrize(("line", "word"), [
    ("{", "not JSON"), ("[" * 200_000, "nested too deeply"), ('{"a":' * 100_000, "nested too deeply"),
    ("7", "not an object"),
    ('"text"', "not an object"), ("null", "not an object"), ('{"id": "a"}', "no text"),
    ('{"id": "a", "text": ""}', "no text"),
    ('{"id": "a", "text": "  \\n"}', "no text"), ("1" * 5000, "JSON"),
    ("\ud800".encode("utf-8", "surrogatepass").decode("latin-1"), "not JSON"),
])  # fmt: skip
def test_rows_that_are_none(tmp_path: Path, line: str, word: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(line.encode("latin-1") + b"\n" + json.dumps({"id": "b", "text": STORY}).encode())
    raws, (finding,) = read(path)
    assert [r.name for r in raws] == ["b"]
    assert word in finding.message and finding.where == f"{path}#1" and finding.level == "error"


def test_fields_of_the_wrong_kind_are_passed_over_and_said() -> None:
    (raw,), findings = read({"id": ["x"], "text": STORY, "title": 5, "date": {"y": 1}, "source": True})
    assert raw.title is raw.outlet is raw.published is None and raw.name.startswith("row-")
    assert len(findings) == 4 and all(f.level == "warning" for f in findings)
    raws, findings = read({"id": "a", "text": 12})
    assert not raws and [f.level for f in findings] == ["error"]


def test_half_characters_and_nuls_keep_their_places(tmp_path: Path) -> None:
    path = jsonl(tmp_path / "a.jsonl", r'{"id": "a", "text": "One \ud800dam\u0000 held."}')
    (raw,), (finding,) = read(path)
    assert raw.text == "One \ufffddam\ufffd held." and finding.level == "warning"
    raw.text.encode("utf-8")


def test_same_id_twice_in_a_file_is_said_and_both_are_kept(tmp_path: Path) -> None:
    path = jsonl(tmp_path / "a.jsonl", {"id": "a", "text": STORY}, {"id": "a", "text": STORY + "More."})
    raws, (finding,) = read(path)
    assert len(raws) == 2 and finding.where == f"{path}#2" and "#1" in finding.message


def test_same_report_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    raws, (finding,) = read(tmp_path, tmp_path / "a.txt")
    assert len(raws) == 1 and finding.level == "note"


def test_links_in_a_circle_and_pipes_do_not_hang(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "z.txt").write_text(STORY, encoding="utf-8")
    raws, findings = read(tmp_path)
    assert [r.name for r in raws] == ["z"] and len(findings) == 3


def test_no_permission(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "a.txt").chmod(0)
    if os.access(tmp_path / "a.txt", os.R_OK):
        pytest.skip("this user may read everything")
    assert "permission" in only_error(tmp_path / "a.txt").message


def test_names_that_are_no_unicode(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9\n.txt"
    try:
        Path(os.fsdecode(path)).write_text(STORY, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes Unicode names alone")
    (raw,), findings = read(tmp_path)
    raw.name.encode("utf-8")
    raw.where.encode("utf-8")
    assert not findings


def test_thousands_of_files_and_deep_folders(tmp_path: Path) -> None:
    for n in range(1200):
        (tmp_path / f"{n}.txt").write_text(f"{n} boats left.", encoding="utf-8")
    deep = tmp_path
    for _ in range(300):
        deep = deep / "d"
    deep.mkdir(parents=True)
    (deep / "deep.txt").write_text(STORY, encoding="utf-8")
    raws, findings = read(tmp_path)
    assert len(raws) == 1201 and not findings


def test_how_many_documents_to_expect_is_told_by_endings_and_not_told_of_rows(tmp_path):
    (tmp_path / "sub").mkdir()
    for name in ("a.txt", "b.html.gz", "reports.csv", "sub/c.md"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert expected([tmp_path]) == 3
    assert expected([tmp_path / "a.txt", {"text": "a row"}]) == 2
    assert expected(["-"]) is None
    (tmp_path / "rows.jsonl").write_text("{}", encoding="utf-8")
    assert expected([tmp_path]) is None
