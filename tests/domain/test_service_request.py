import pytest

from taf_desktop.domain.service_request import ServiceRequest, is_answered


@pytest.mark.parametrize(
    ("values", "answered"),
    [({}, False), ({"answered_on": " "}, False), ({"answer": "no"}, True),
     ({"answered_on": "2026-11-20"}, True)],
)  # fmt: skip
def test_any_answer_is_an_answer(values, answered):
    assert is_answered(ServiceRequest(id="r", family_id="f", **values)) is answered
