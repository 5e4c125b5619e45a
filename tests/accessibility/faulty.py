"""Files with one fault each, so that the checkers are seen to find it.

They are made of a good document of ours, changed with pypdf, and one of ReportLab's own.
"""

from io import BytesIO

from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject
from reportlab.pdfgen.canvas import Canvas

from taf_desktop.reports.render import render
from taf_desktop.reports.tree import Choice, Heading, Scale, Span, Table, TextField, words
from tests.reports.reading import tree_of


def good() -> bytes:
    cells = ((Span("Kim"),), (Span("Yes"),))
    table = Table(("Who", "Answer"), (cells, cells), row_headers=True)
    scale = Scale("Kim", "It helps.", 2, 4, 8)
    link = words("Write to help@example.org when you like.")
    fields = (Choice("Do you agree?", ("Yes", "No")), TextField("What else?", 2))
    return render(tree_of(Heading("One", 2), Heading("Two", 3), link, scale, table, *fields)).pdf


def untagged() -> bytes:
    file = BytesIO()
    canvas = Canvas(file)
    canvas.drawString(72, 720, "Words that nobody can hear.")
    canvas.save()
    return file.getvalue()


class Changed:
    """A good file opened for change."""

    def __init__(self):
        self.writer = PdfWriter(clone_from=BytesIO(good()))
        self.catalog = self.writer.root_object
        self.page = self.writer.pages[0]

    def parts(self, role):
        found = (made.get_object() for made in self.writer._objects if made is not None)
        dictionaries = [each for each in found if isinstance(each, DictionaryObject)]
        return [each for each in dictionaries if each.get("/S") == f"/{role}" and "/P" in each]

    def pdf(self) -> bytes:
        file = BytesIO()
        self.writer.write(file)
        return file.getvalue()

    def replace(self, old: bytes, new: bytes, stream):
        assert old in stream.get_data()
        stream.set_data(stream.get_data().replace(old, new, 1))


def gap_in_headings():
    file = Changed()
    file.parts("H2")[0][NameObject("/S")] = NameObject("/H3")
    file.parts("H3")[-1][NameObject("/S")] = NameObject("/H4")
    return file.pdf()


def figure_without_words():
    file = Changed()
    for figure in file.parts("Figure"):
        del figure["/Alt"]
    return file.pdf()


def header_without_scope():
    file = Changed()
    for header in file.parts("TH"):
        del header["/A"]
    return file.pdf()


def wrong_scope():
    file = Changed()
    for header in file.parts("TH"):
        header["/A"][NameObject("/Scope")] = NameObject("/Sideways")
    return file.pdf()


def row_too_short():
    file = Changed()
    row = file.parts("TR")[-1]
    row["/K"].pop()
    return file.pdf()


def no_title():
    file = Changed()
    title = b"<dc:title>"
    end = b"</dc:title>"
    data = file.catalog["/Metadata"].get_data()
    whole = data[data.index(title) : data.index(end) + len(end)]
    file.replace(whole, b"", file.catalog["/Metadata"])
    return file.pdf()


def title_not_shown():
    file = Changed()
    del file.catalog["/ViewerPreferences"]
    return file.pdf()


def claims_nothing():
    file = Changed()
    file.replace(b"<pdfuaid:part>1</pdfuaid:part>", b"", file.catalog["/Metadata"])
    return file.pdf()


def no_language():
    file = Changed()
    del file.catalog["/Lang"]
    for part in file.parts("Document"):
        del part["/Lang"]
    return file.pdf()


def wrong_language():
    file = Changed()
    file.catalog[NameObject("/Lang")] = TextStringObject("the queen's")
    return file.pdf()


def font_left_out():
    file = Changed()
    for font in file.page["/Resources"]["/Font"].values():
        del font.get_object()["/DescendantFonts"][0]["/FontDescriptor"]["/FontFile2"]
    return file.pdf()


def letters_without_meaning():
    file = Changed()
    for font in file.page["/Resources"]["/Font"].values():
        del font.get_object()["/ToUnicode"]
    return file.pdf()


def words_without_tag():
    file = Changed()
    contents = file.page["/Contents"].get_object()
    contents.set_data(contents.get_data().replace(b"/P <</MCID", b"/P <</Other", 1))
    return file.pdf()


def link_without_tag():
    file = Changed()
    for link in file.parts("Link"):
        link[NameObject("/S")] = NameObject("/Span")
    return file.pdf()


def link_without_words():
    file = Changed()
    for note in file.page["/Annots"]:
        note.get_object().pop("/Contents", None)
    return file.pdf()


def order_of_keys_lost():
    file = Changed()
    del file.page["/Tabs"]
    return file.pdf()


def field_without_words():
    file = Changed()
    for note in file.page["/Annots"]:
        note.get_object().pop("/TU", None)
    for whole in file.catalog["/AcroForm"]["/Fields"]:
        whole.get_object().pop("/TU", None)
    return file.pdf()


def field_without_tag():
    file = Changed()
    for form in file.parts("Form"):
        form[NameObject("/S")] = NameObject("/Span")
    return file.pdf()


FAULTS = {
    untagged: ("6.2-1", "DOC-001"),
    gap_in_headings: ("7.4.2-1", "HDG-001"),
    figure_without_words: ("7.3-1", "FIG-001"),
    header_without_scope: ("7.5-1", "TBL-002"),
    row_too_short: ("7.2-43", "TBL-004"),
    no_title: ("7.1-9", "DOC-010"),
    title_not_shown: ("7.1-10", "DOC-011"),
    claims_nothing: ("5-1", "DOC-012"),
    no_language: ("7.2-34", "DOC-013"),
    wrong_language: ("7.2-29", "DOC-014"),
    font_left_out: ("7.21.4.1-1", "TXT-001"),
    letters_without_meaning: ("7.21.7-1", "TXT-002"),
    words_without_tag: ("7.1-3", "TAG-001"),
    link_without_tag: ("7.18.5-1", "LNK-001"),
    link_without_words: ("7.18.5-2", "LNK-002"),
    order_of_keys_lost: ("7.18.3-1", "LNK-005"),
    field_without_words: ("7.18.1-3", "FRM-001"),
    field_without_tag: ("7.18.4-1", "FRM-003"),
}
"""Every fault with the rules that must fail: veraPDF's (PDF/UA-1, clause and number), outloud's."""
