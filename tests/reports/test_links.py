import pytest

from taf_desktop.reports.links import linked, phone_link
from taf_desktop.reports.tree import Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No address @ all, 3:4", []),
        ("www.example.org.", [("www.example.org", "https://www.example.org")]),
        ("(https://a.example/b?c=d#e)", [("https://a.example/b?c=d#e",) * 2]),
        ("x@y.example, z@y.example", [(f"{n}@y.example", f"mailto:{n}@y.example") for n in "xz"]),
        ("javascript://x file:///etc", []),
    ],
)
def test_addresses_become_links_and_no_word_is_lost(text, expected):
    spans = list(linked((Span(text, strong=True),)))
    assert "".join(span.text for span in spans) == text
    assert all(span.strong for span in spans)
    assert [(span.text, span.link) for span in spans if span.link] == expected


def test_a_span_that_is_a_link_stays_one():
    span = Span("www.example.org", link="https://example.org/other")
    assert list(linked((span,))) == [span]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("0115 496 0000", "tel:01154960000"),
        ("+44 115\u00a0496-0000", "tel:+441154960000"),
        ("999", ""),
        ("ask at school 0115 496 0000", ""),
        ("", ""),
    ],
)
def test_a_whole_number_can_be_called(number, expected):
    assert phone_link(number) == expected
