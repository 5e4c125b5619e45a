from taf_desktop.domain.audit import NOTHING_YET, CheckResult, Deed, Finding, Noticed
from taf_desktop.support.words import catalogue


def result(*found, news=True):
    return CheckResult(10, NOTHING_YET, tuple(Noticed(what) for what in found), news)


def test_only_news_that_may_matter_is_worth_a_word():
    assert result().whole
    assert not result().worth_a_word
    assert not result(Finding.CLOCK_BACK).worth_a_word
    assert result(Finding.CLOCK_BACK, Finding.CUT_SHORT).worth_a_word
    assert not result(Finding.CUT_SHORT, news=False).worth_a_word


def test_every_deed_and_finding_can_be_said():
    for deed in Deed:
        assert f"audit.deed.{deed}" in catalogue()
    for finding in Finding:
        assert f"audit.finding.{finding}.one" in catalogue()
        assert f"audit.finding.{finding}.many" in catalogue()
