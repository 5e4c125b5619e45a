"""Fields of a PDF file that can be filled in: rooms for words, and answers to choose from.

They are plain AcroForm fields (PDF 1.7, 12.7): no script, nothing that sends anything. Each has an
appearance of its own, so that no reader has to make one up (PDF/A-2, 6.4.1), the words that are
said of it (``TU``), and a part of the tree of meaning (``Form``). What is typed stands on paper
white enough to read it, over the lines for those who write by hand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from taf_desktop.reports.embedding import answer_font
from taf_desktop.reports.fonts import Face
from taf_desktop.reports.libraries import PdfObject
from taf_desktop.reports.raw import Raw, RawStream, added, told
from taf_desktop.reports.spoken import readable
from taf_desktop.reports.style import Colour
from taf_desktop.reports.tags import Meaning

_FONT = "Answer"
_MANY_LINES = 1 << 12
_ONE_OF_SEVERAL = 1 << 15
_EMPTY = b"/Tx BMC EMC"


@dataclass(frozen=True, slots=True)
class Writing:
    """How typed answers look: letters, size in points, colours, whether they read from right."""

    face: Face
    size: float
    ink: Colour
    paper: Colour
    from_right: bool = False

    @property
    def look(self) -> str:
        """The same in PDF's own words."""
        return f"/DA (/{_FONT} {self.size:g} Tf {_told(self.ink)} rg)"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a field lies, in points from the left and the foot of the page, and its number."""

    left: float
    bottom: float
    width: float
    height: float
    number: int
    """Its place in the tree of parents."""

    @property
    def about(self) -> str:
        """The same in PDF's own words."""
        box = f"{self.left:.1f} {self.bottom:.1f}"
        box += f" {self.left + self.width:.1f} {self.bottom + self.height:.1f}"
        return f"/Type /Annot /Subtype /Widget /F 4 /Rect [{box}] /StructParent {self.number}"


@dataclass(eq=False, slots=True)
class _Group:
    """Options that belong together; only one of them can be chosen."""

    whole: Raw
    name: str
    label: str
    options: list[Raw] = field(default_factory=list[Raw])


class AnswerFields:
    """All fields of one file in the making. Their names are numbers and tell nothing."""

    def __init__(self, document: PdfObject, writing: Writing) -> None:
        self._document = document
        self._writing = writing
        self._fields: list[Raw] = []
        self._groups: dict[Meaning, _Group] = {}

    def text(self, label: str, spot: Spot, *, many_lines: bool) -> Raw:
        """Return a new field for words."""
        appearance = self._drawn(_EMPTY, spot)
        writing = self._writing
        made = Raw(
            f"<< {spot.about} /FT /Tx /T ({self._next_name()}) /TU {told(readable(label))} "
            f"/Ff {_MANY_LINES if many_lines else 0} {writing.look} "
            f"/Q {2 if writing.from_right else 0} /MK << /BG [{_told(writing.paper)}] >> "
            f"/AP << /N {appearance} >> >>"
        )
        self._fields.append(made)
        return made

    def option(self, group: Meaning, label: str, option: str, spot: Spot, chosen: str) -> Raw:
        """Return one more answer to choose; ``chosen`` are the steps that draw its tick.

        Answers of the same ``group`` exclude one another.
        """
        whole = self._groups.get(group)
        if whole is None:
            whole = self._groups[group] = _Group(Raw(), self._next_name(), label)
            self._fields.append(whole.whole)
        state = f"Option{len(whole.options) + 1}"
        on, off = self._drawn(chosen.encode("ascii"), spot), self._drawn(b"", spot)
        made = Raw(
            f"<< {spot.about} /Parent {added(self._document, whole.whole)} /AS /Off "
            f"/TU {told(readable(f'{label} {option}'))} "
            f"/AP << /N << /{state} {on} /Off {off} >> >> >>"
        )
        whole.options.append(made)
        return made

    def write(self) -> None:
        """Hang all fields into the file's catalog, if there are any."""
        for group in self._groups.values():
            group.whole.text = (
                f"<< /FT /Btn /Ff {_ONE_OF_SEVERAL} /T ({group.name}) "
                f"/TU {told(readable(group.label))} /V /Off /Kids [{self._named(group.options)}] >>"
            )
        if self._fields:
            font = added(self._document, answer_font(self._document, self._writing.face))
            self._document.Catalog.AcroForm = Raw(
                f"<< /Fields [{self._named(self._fields)}] {self._writing.look} "
                f"/DR << /Font << /{_FONT} {font} >> >> >>"
            )

    def _named(self, made: Sequence[Raw]) -> str:
        return " ".join(added(self._document, each) for each in made)

    def _next_name(self) -> str:
        return f"answer {len(self._fields) + 1}"

    def _drawn(self, steps: bytes, spot: Spot) -> str:
        box = f"/BBox [0 0 {spot.width:.1f} {spot.height:.1f}]"
        about = f"/Type /XObject /Subtype /Form {box} /Resources << >>"
        return added(self._document, RawStream(steps, about))


def _told(colour: Colour) -> str:
    return " ".join(f"{part:.3f}" for part in colour)
