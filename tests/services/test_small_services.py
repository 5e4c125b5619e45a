from pathlib import Path
from types import SimpleNamespace

import pytest

from taf_desktop.app.printing import make_document
from taf_desktop.domain.errors import EnvironmentProblem, UserError
from taf_desktop.domain.family import Relationship
from taf_desktop.forms.catalogue import Catalogue
from taf_desktop.reports.preview import page_text
from taf_desktop.services.desk import set_up_desk
from taf_desktop.services.documents import save_document, suggested_name
from taf_desktop.services.kinship import ties
from taf_desktop.services.machine_settings import MachineSettings, MachineSettingsFile
from taf_desktop.services.passphrases import Strength, judge
from taf_desktop.services.records import made
from taf_desktop.services.vaults import Vaults, same_code
from taf_desktop.support import paths


@pytest.mark.parametrize(
    ("passphrase", "strength"),
    [
        ("", Strength.EMPTY),
        ("Summer2026!", Strength.SHORT),
        ("FamilyHub1FamilyHub1", Strength.WEAK),
        ("Riverside Primary", Strength.WEAK),
        ("kettle window Saturday football bus", Strength.STRONG),
        ("x" * 500, Strength.WEAK),
    ],
)
def test_passphrases_are_judged_honestly(passphrase, strength):
    assert judge(passphrase, ("Riverside Primary School",)).strength is strength


def test_a_code_typed_back_counts_however_it_is_spaced():
    assert same_code("ABCD-EFGO-IJKL", " abcd efg0 1jkl ")
    assert not same_code("ABCD-EFGO-IJKL", "ABCD-EFGO-IJKM")
    assert not same_code("ABCD", "")


def test_machine_settings_come_back_and_nonsense_is_passed_over(tmp_path):
    file = MachineSettingsFile(tmp_path / "deep" / "settings.toml")
    assert file.read() == MachineSettings()
    file.write(MachineSettings(look="dark", text_size=150, last_vault="v1"))
    assert file.read() == MachineSettings(look="dark", text_size=150, last_vault="v1")
    path = tmp_path / "deep" / "settings.toml"
    path.write_text(
        'look = "pink"\ntext_size = 9000\nlast_vault = "v1"\nwhat = 1\n', encoding="utf-8"
    )
    assert file.read() == MachineSettings(last_vault="v1")
    path.write_text("look = [broken", encoding="utf-8")
    assert file.read() == MachineSettings()


def test_ties_are_read_from_both_ends(desk, family):
    mo, robin, baby = desk.families.open(family.id).file.people
    for child, responsible in ((robin, "yes"), (baby, "unknown")):
        tie = made(
            Relationship,
            family.id,
            person=mo.id,
            kind="father",
            other=child.id,
            parental_responsibility=responsible,
        )
        desk.records.add(tie)
    file = desk.families.open(family.id).file
    (of_robin,) = ties(file, robin.id)
    assert (of_robin.other_name, of_robin.label.lower(), of_robin.forward) == ("Mo", "father", True)
    assert of_robin.parental_responsibility == "yes"
    of_mo = ties(file, mo.id)
    assert [(t.other_name, t.forward) for t in of_mo] == [("Robin", False), ("Baby", False)]
    assert [t.label for t in of_mo] == ["Child", "Child"]


@pytest.mark.parametrize(
    ("kind", "sex", "label"),
    [
        ("father", "female", "Daughter"),
        ("father", "male", "Son"),
        ("father", "another", "Child"),
        ("father", "not_known", "Child"),
        ("adoptive_parent", "female", "Adopted daughter"),
        ("no longer a code", "male", "no longer a code"),
    ],
)
def test_a_tie_read_backwards_says_what_the_other_is(desk, family, kind, sex, label):
    mo, robin, _ = desk.families.open(family.id).file.people
    desk.records.change("person", robin.id, robin.revision, sex=sex)
    desk.records.change("person", mo.id, mo.revision, sex="male")
    desk.records.add(made(Relationship, family.id, person=mo.id, kind=kind, other=robin.id))
    file = desk.families.open(family.id).file
    assert [t.label for t in ties(file, mo.id)] == [label]


NEW = "nine loud otters dozing"


class FakeStore:
    def __init__(self):
        self.calls = []
        self.notice = ""

    def create_keys(self, base, name, passphrase):
        self.calls.append((base, name, passphrase))
        return "new"

    def change_passphrase(self, folder, current, new):
        self.notice = ""
        self.calls.append((folder, current, new))

    def unwrap(self, folder, secret):
        self.notice = "vault.header_from_twin"
        return "keys"


def test_passphrases_that_differ_reach_no_vault():
    store = FakeStore()
    vaults = Vaults(lambda: store, Path("base"))
    for call in (
        lambda: vaults.prepare("Here", "one passphrase", "another passphrase"),
        lambda: vaults.change_passphrase(Path("v"), "old", "one", "two"),
    ):
        with pytest.raises(UserError) as refused:
            call()
        assert refused.value.message_id == "vault.passphrases_differ"
        assert "same" in refused.value.sentence()
    assert store.calls == []
    vaults.change_passphrase(Path("v"), "old", NEW, NEW)
    assert store.calls == [(Path("v"), "old", NEW)]


def test_what_was_mended_while_unlocking_is_passed_on():
    store = FakeStore()
    vaults = Vaults(lambda: store, Path("base"))
    assert vaults.notice() == ""
    vaults.unwrap(Path("v"), "old")
    vaults.change_passphrase(Path("v"), "old", NEW, NEW)
    assert vaults.notice() == "vault.header_from_twin"


@pytest.fixture
def whole_desk(vault, clock):
    pages = SimpleNamespace(pdf=b"%PDF-1.7 made up", pages=1)
    return set_up_desk(vault, Catalogue.read(paths.forms_folder()), lambda _request: pages, clock)


def test_a_document_is_gathered_drawn_and_saved_under_a_neutral_name(whole_desk, tmp_path):
    family_id, _ = whole_desk.example.enter()
    file = whole_desk.families.open(family_id).file
    request = whole_desk.documents.gather("assessment", family_id, file.assessments[0].id)
    assert request.definition.hash == file.assessments[0].form_hash
    meeting = whole_desk.documents.gather("meeting", family_id, file.meetings[0].meeting.id)
    assert meeting.meeting.meeting.date == "2026-10-08"
    name = suggested_name(whole_desk.documents.gather("plan", family_id))
    assert name == "taf-plan-2026-11-21.pdf"
    assert request.copy_for == ""
    own = whole_desk.documents.gather("plan", family_id, copy_for="Dana")
    assert own.copy_for == "Dana"
    assert "Dana" not in suggested_name(own)
    target = tmp_path / name
    save_document(whole_desk.documents.draw(request), target)
    assert target.read_bytes() == b"%PDF-1.7 made up"


def test_a_copy_made_for_somebody_says_so_on_every_page(vault, clock):
    desk = set_up_desk(vault, Catalogue.read(paths.forms_folder()), make_document, clock)
    family_id, _ = desk.example.enter()
    request = desk.documents.gather("plan", family_id, copy_for="Dana")
    document = desk.documents.draw(request)
    for page in range(document.pages):
        assert "This is Dana’s copy." in page_text(document.pdf, page)


def test_nothing_to_print_and_nowhere_to_save_are_said(whole_desk, tmp_path):
    family, _ = whole_desk.families.start("The Example family")
    with pytest.raises(UserError) as refused:
        whole_desk.documents.gather("plan", family.id)
    assert refused.value.message_id == "documents.nothing_yet"
    (tmp_path / "a file").write_text("in the way")
    with pytest.raises(EnvironmentProblem) as stopped:
        save_document(SimpleNamespace(pdf=b"x", pages=1), tmp_path / "a file" / "plan.pdf")
    assert stopped.value.message_id == "documents.not_saved"


def test_settings_of_the_vault_are_kept(whole_desk):
    whole_desk.settings.write({"person_name": "Jo Example"})
    assert whole_desk.settings.read()["person_name"] == "Jo Example"
