"""P1 at work: what is done with a family's words all day, and what of it can be read on disk.

Documents drawn, locked, saved and printed; a hand-over written, sealed and looked at; a family
erased; an older vault brought up to date; the program killed. The disk is searched whenever
something is forced to it, moved or removed, so also half-way, and once more after each step.
"""

import os
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from taf_desktop.app.printing import make_document, other_makers
from taf_desktop.domain.handover import Part, Why
from taf_desktop.forms.catalogue import Catalogue
from taf_desktop.reports.render import render
from taf_desktop.reports.tree import DocumentTree, words
from taf_desktop.services import handover_keys, handovers
from taf_desktop.services.desk import Desk, set_up_desk
from taf_desktop.services.documents import ABOUT, save_document, save_file
from taf_desktop.services.erasure import Wish
from taf_desktop.services.handover_content import Wanted
from taf_desktop.services.handover_drafts import Came, Choices, HandoverDrafts
from taf_desktop.support import atomic, paths
from taf_desktop.support.clock import SystemClock
from tests.security import p03_kills
from tests.security.kill_jobs import JOBS
from tests.security.search import CANARIES, WORD, count
from tests.security.worlds import new_world

PLAIN_BEGINNINGS = (b"%PDF-", b"PK\x03\x04", b"\xef\xbb\xbf", b"\x89PNG", b"\xff\xd8\xff")
"""How documents, their text and pictures of their pages begin."""
PASSWORD = "seven quiet herons dozing"


class Search:
    """Looks through a folder again and again, and adds up what it found."""

    def __init__(self, folder: Path, words: list[str], every: int) -> None:
        self.folder, self.words, self.every = folder, words, every
        self.hits = self.files = self.looks = self._calls = 0

    def look(self) -> None:
        """Look now."""
        hits, files = count(self.folder, self.words)
        self.hits += hits + plain_files(self.folder)
        self.files += files
        self.looks += 1

    @contextmanager
    def at_each_step(self):
        """Look whenever something was forced to the disk, and before it is moved or removed."""
        places = ((os, "fsync"), (atomic, "replace"), (Path, "unlink"))
        before = [getattr(owner, name) for owner, name in places]

        def looking(real):
            def act(*given, **named):
                self._calls += 1
                if self._calls % self.every == 0:
                    self.look()
                return real(*given, **named)

            return act

        for (owner, name), real in zip(places, before, strict=True):
            setattr(owner, name, looking(real))
        try:
            yield
        finally:
            for (owner, name), real in zip(places, before, strict=True):
                setattr(owner, name, real)
        self.look()


def plain_files(folder: Path) -> int:
    """Return how many documents, texts or pictures in a folder anybody could open."""
    return sum(_is_plain(each) for each in folder.rglob("*") if each.is_file())


def _is_plain(path: Path) -> bool:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return False
    if not content.startswith(PLAIN_BEGINNINGS):
        return False
    return not (content.startswith(b"%PDF-") and PdfReader(BytesIO(content)).is_encrypted)


def at_work(folder: Path, every: int, *, all_documents: bool) -> tuple[Search, int]:
    """Work with a family until it is erased; return the search, and what the control found."""
    world = new_world(folder / "vault")
    desk = set_up_desk(
        world.open(), Catalogue.read(paths.forms_folder()), make_document, SystemClock(),
        other_makers(),
    )  # fmt: skip
    family_id, _ = desk.example.enter()
    search = Search(folder, CANARIES, every)
    with search.at_each_step():
        _mark(desk, family_id)
        given = folder / "given"
        given.mkdir()
        _documents(desk, family_id, given, all_documents=all_documents)
        _hand_over(desk, family_id, given)
        name = desk.families.open(family_id).file.family.name
        after = _Aftercare(world.files)
        desk.erasure.erase(Wish(family_id, "mistake", name, backups_too=True), after)
        desk.erasure.finish(after)
        world.files.close()
    return search, _control(folder / "control")


class _Aftercare:
    """The fresh records and backups that go with erasing."""

    def __init__(self, files) -> None:
        self._files = files
        self.rewrite = files.rebuild

    def only_newest(self) -> int:
        return self._files.backups().only_newest("")


def _mark(desk: Desk, family_id: str) -> None:
    """Put the marker words where documents and hand-overs show them."""
    people = desk.families.open(family_id).file.people
    with desk.settings.unit_of_work() as unit:
        for number, person in enumerate(people):
            word = CANARIES[number % len(CANARIES)]
            unit.put(replace(person, name=word, notes=" ".join(CANARIES)))
        unit.commit()


def _requests(desk: Desk, family_id: str, *, all_documents: bool):
    file = desk.families.open(family_id).file
    of_id = {"assessment": file.assessments[0].id, "meeting": file.meetings[0].meeting.id}
    for document_id, about in ABOUT.items() if all_documents else [("leaflet", "")]:
        yield desk.documents.gather(document_id, family_id, of_id.get(about, ""))


def _documents(desk: Desk, family_id: str, given: Path, *, all_documents: bool) -> None:
    """Draw documents, look at their pages, save them locked, and print them."""
    for number, request in enumerate(_requests(desk, family_id, all_documents=all_documents)):
        document = desk.documents.draw(request)
        save_file(desk.documents.protect(document.pdf, PASSWORD), given / f"{number}.pdf")
        desk.documents.as_docx(request)
        desk.documents.as_text(request)
        _print(document)


def _print(document) -> None:
    """Print as the program does, into nothing: what a printer's queue keeps is Windows'."""
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QApplication

    from taf_desktop.app.printing import draw_page
    from taf_desktop.runtime.ticket import JobTicket
    from taf_desktop.ui.documents.printing import PrintJob, print_jobs

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(os.devnull)
    job = PrintJob(document=document, name="taf-document")
    print_jobs(printer, [job], lambda d, page, scale: draw_page(d.pdf, page, scale), JobTicket())
    del app


def _hand_over(desk: Desk, family_id: str, given: Path) -> None:
    """Choose what goes and keep the choice, seal it, and look at a file that came."""
    desk.settings.write({"person_name": CANARIES[8]})
    drafts = HandoverDrafts(desk.settings.unit_of_work)
    drafts.keep_sending(family_id, Choices(step=2, name=CANARIES[5], reason=" ".join(CANARIES)))
    why = Why(purpose="work_together", reason=CANARIES[6], basis="public_task", told="agreed")
    # Sealed for a card; six spoken words would only cost more.
    keys = handover_keys.make_keys("2026-11-21")
    to = handover_keys.own_card(keys, {"person_name": CANARIES[7]})
    desk.handovers.keep(to, compared=True)
    parcel, _ = desk.handovers.prepare(family_id, Wanted(frozenset(Part), frozenset()), why, to)
    path = given / "parcel.tafhandover"
    handovers.write_file(path, handovers.seal(parcel))
    desk.handovers.sent(parcel)
    drafts.keep_came(Came(path=str(path), words=CANARIES[9]))
    desk.handovers.compare(handovers.unseal(handovers.read_file(path), keys))


def _control(folder: Path) -> int:
    """Save a page without a password, and words in a text: both must be found."""
    folder.mkdir()
    tree = DocumentTree(title=CANARIES[0], heading=CANARIES[0], blocks=(words(CANARIES[1]),))
    save_document(render(tree), folder / "plain.pdf")
    (folder / "drawer.txt").write_text(CANARIES[2], encoding="utf-16")
    return min(plain_files(folder), count(folder, CANARIES)[0])


def updated(folder: Path, every: int) -> Search:
    """Bring the vault of the first release up to date."""
    job = JOBS["bringing up to date"]
    known = job.make(folder)
    search = Search(folder, ["Example", "Saturday"], every)
    with search.at_each_step():
        job.do(folder, known, lambda: None)
    return search


def killed(folder: Path, kills: int) -> Search:
    """Kill the program in the middle of mixed work, and look each time."""
    world = new_world(folder)
    search = Search(folder, [WORD], 1)
    for number in range(kills):
        p03_kills.one_kill(world, 1 + number * 1_000, 0.3, folder / "temporary")
        search.look()
    return search
