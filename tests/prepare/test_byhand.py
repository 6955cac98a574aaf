import pytest

from newsledger.core.reports import Report
from newsledger.core.settings import OutletSetting, Settings
from newsledger.prepare import told

POST = Report(id="post-1", name="post", text="x", outlet="Evening Post", url="https://www.post.example/a", given=None)


@pytest.mark.parametrize("name", ["post-1", "post", "post.txt"])
def test_a_date_given_for_a_report_counts(name):
    (report,) = told([POST], Settings(dates=((name, "2020-05-01"), ("other.txt", "2019-01-01"))))
    assert report.given == "2020-05-01"


@pytest.mark.parametrize("name", ["evening post", "post.example"])
def test_an_outlet_is_known_by_its_name_or_its_host(name):
    setting = OutletSetting(name="The Evening Post", agencies=("Harbour Wire",))
    (report,) = told([POST], Settings(outlets=((name, setting),)))
    assert (report.outlet, report.agencies) == ("The Evening Post", ("Harbour Wire",))


def test_a_broken_address_is_no_host():
    broken = Report(id="a", name="a", text="x", url="http://[::1")
    assert told([broken], Settings(outlets=(("post.example", OutletSetting(name="P")),))) == (broken,)


def test_without_settings_reports_are_as_received():
    assert told([POST], Settings()) == (POST,)
