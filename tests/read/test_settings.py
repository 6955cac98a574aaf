from importlib.resources import files

import pytest

from newsledger.core.settings import NAME, OutletSetting, PlaceSetting, Settings
from newsledger.read.settings import settings


def test_a_file_that_says_nothing_gives_the_defaults(tmp_path):
    (tmp_path / NAME).write_text("", encoding="utf-8")
    assert settings(tmp_path / NAME) == Settings()


def test_the_file_that_init_writes_reads_as_the_defaults_and_every_line_of_it_uncommented_is_right(tmp_path):
    template = files("newsledger.publish").joinpath("templates", "newsledger.toml").read_text("utf-8")
    (tmp_path / "as-written.toml").write_text(template, encoding="utf-8")
    assert settings(tmp_path / "as-written.toml") == Settings()
    lines = [line[1:] if line.startswith("#") and not line.startswith("# ") else line for line in template.splitlines()]
    (tmp_path / "in-use.toml").write_text("\n".join(lines), encoding="utf-8")
    read = settings(tmp_path / "in-use.toml")
    assert read.fields == (("body_text", "text"), ("paper", "outlet"))
    assert read.dates == (("03-island-radio.html", "2010-06-13"),)
    assert read.outlets == (("radio.example", OutletSetting(name="Island Radio", agencies=("AFP",))),)
    assert read.places == (("North Camp", PlaceSetting(lat=4.85, lon=31.6, country="SS", feature="site")),)


@pytest.mark.parametrize(("written", "said"), [
    ('policy = "newest"', "policy 'newest' is none"),
    ("jobs = -1", "jobs is less than 0"),
    ('[dates]\n"a.txt" = "last week"', "'last week', given for 'a.txt', is not a time"),
    ("[places.Camp]\nlat = 91\nlon = 0", "'Camp' lies nowhere"),
    ('[places.Camp]\nlat = 1\nlon = 0\ncountry = "Kenya"', "country is a code"),
    ('[places.Camp]\nlat = 1\nlon = 0\nfeature = "camp"', "feature 'camp' is none of"),
    ("[places.Camp]\nlat = 1", "missing required field `lon`"),
    ("colour = 'red'", "unknown field `colour`"),
    ("policy = ", "Invalid value"),
    ("a = " + "[" * 5000, ""),
])  # fmt: skip
def test_what_is_wrong_is_said_with_the_files_name(tmp_path, written, said):
    (tmp_path / NAME).write_text(written, encoding="utf-8")
    with pytest.raises(ValueError, match=NAME) as raised:
        settings(tmp_path / NAME)
    assert said in str(raised.value)


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    with pytest.raises(ValueError, match=r"nowhere\.toml: cannot be opened"):
        settings(tmp_path / "nowhere.toml")
