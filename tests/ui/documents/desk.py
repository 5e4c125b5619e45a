"""The example family on a desk without a database: every document can be made of it."""

from taf_desktop.app.printing import make_document, other_makers
from taf_desktop.forms.catalogue import Catalogue
from taf_desktop.services.desk import set_up_desk
from taf_desktop.services.example import ExampleFamily
from taf_desktop.support import paths
from taf_desktop.support.clock import FixedClock
from taf_desktop.ui.documents.for_whom import ForWhomDialog
from tests.services.fakes import FakeVault
from tests.ui.assessments.place import NOW


def example():
    """Return a desk and the id of the example family on it."""
    vault = FakeVault(person_name="Sam Example", person_phone="0115 496 0000")
    forms = Catalogue.read(paths.forms_folder())
    family_id, _ = ExampleFamily(vault, forms).enter()
    return set_up_desk(vault, forms, make_document, FixedClock(NOW), other_makers()), family_id


def leaves(screen, *, of=None, password=None, lock=None):
    """Answer the question that comes before a document leaves the vault, as a person would."""
    (asked,) = [w for w in screen.findChildren(ForWhomDialog) if w.isVisible()]
    if of is not None:
        asked.person.setCurrentIndex(asked.person.findText(of))
        asked.person.activated.emit(asked.person.currentIndex())
    if asked.lock.isVisible():
        asked.lock.show_code(lock or ("no" if password is None else "yes"))
        asked.lock.picked.emit()
    if password is not None:
        for field in (asked.password.first, asked.password.second):
            field.line.setText(password)
    asked.go.click()
    return asked


def person(file, name):
    """Return somebody of the family by what they are called."""
    return next(each for each in file.people if each.known_as == name)
