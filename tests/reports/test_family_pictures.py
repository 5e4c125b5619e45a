from dataclasses import replace

from taf_desktop.domain.printing import Printing
from taf_desktop.reports.catalogue import build, make, make_docx, make_text
from taf_desktop.reports.family_pictures import family_pictures
from taf_desktop.reports.tree import Bullets, Drawn, Heading
from tests.reports.example import TODAY, example_file, inputs
from tests.reports.reading import all_text, squeezed
from tests.reports.samples import empty_file


def test_the_assessment_ends_with_both_pictures_and_their_words():
    drawn = [block for block in build(inputs("assessment")).blocks if isinstance(block, Drawn)]
    assert len(drawn) == 2
    document = make(inputs("assessment"))
    told = squeezed(all_text(document))
    assert squeezed("Dana: Mother of Ash, Robin and Baby.") in told
    assert squeezed("Kit Sample: Housing officer, Example Homes") in told
    assert b"/Figure" in document.pdf or document.pages > 2
    text = make_text(inputs("assessment"))
    assert "A drawing of the family: 7 people, 2 homes." in text
    assert "Nasreen: Mother of Imran." in text
    assert len(make_docx(inputs("assessment"), printing=Printing(format_id="large"))) > 10_000


def test_nothing_recorded_is_not_drawn():
    assert family_pictures(empty_file(), TODAY) == ()
    alone = replace(example_file(), helpers=(), professionals=())
    kinds = [type(block) for block in family_pictures(alone, TODAY)]
    assert kinds == [Heading, Drawn, Bullets]
