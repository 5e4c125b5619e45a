"""Any sequence of edits, undone, redone, saved and reopened, keeps answers and rules consistent."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from taf_desktop.forms.session import FormSession, MoveRow, RemoveRow
from tests.forms.helpers import TODAY, good

FORM = good("rows_and_rules")
VALUES = {
    "worry": st.sampled_from(["", "yes", "no"]),
    "detail": st.sampled_from(["", "Rent", "  "]),
    "who": st.sampled_from(["", "Mia Example"]),
    "age": st.none() | st.integers(0, 20),
    "school": st.sampled_from(["", "Example School"]),
    "limit": st.none() | st.integers(0, 20),
    "day": st.sampled_from(["", "2019-05-01", "2026", "soon"]),
    "both": st.sampled_from([(), ("yes",), ("no", "yes")]),
}
TOP = ["worry", "detail", "limit", "day", "both"]
INNER = ["who", "age", "school"]


def picture(form):
    """Everything a screen could show of a session."""
    return {
        key: (
            form.value(key),
            form.is_relevant(key),
            form.is_required(key),
            form.findings(key),
            form.calculated(key),
        )
        for key in form._keys()
    } | {each.name: form.section_state(each.name) for each in FORM.sections}


class Editing(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.open(FormSession(FORM, today=TODAY))

    def open(self, form):
        self.form = form
        self.start = form.snapshot().answers
        self.undo = []
        self.heard = set()
        self.before = picture(form)
        form.listen(self.heard.update)

    def note(self, inverse):
        self.undo.append(inverse)

    @rule(data=st.data(), name=st.sampled_from(TOP))
    def answer(self, data, name):
        self.note(self.form.set_value(name, data.draw(VALUES[name])))

    @precondition(lambda self: self.form.rows("people"))
    @rule(data=st.data(), name=st.sampled_from(INNER))
    def answer_in_row(self, data, name):
        row = data.draw(st.sampled_from(self.form.rows("people")))
        self.note(self.form.set_value(f"people/{row}/{name}", data.draw(VALUES[name])))

    @rule(age=VALUES["age"], at=st.integers(0, 3))
    def add(self, age, at):
        row = self.form.add_row("people", {"age": age}, at)
        self.note(RemoveRow("people", row))

    @precondition(lambda self: self.form.rows("people"))
    @rule(data=st.data())
    def remove(self, data):
        row = data.draw(st.sampled_from(self.form.rows("people")))
        self.note(self.form.apply(RemoveRow("people", row)))

    @precondition(lambda self: self.form.rows("people"))
    @rule(data=st.data(), to=st.integers(0, 3))
    def move(self, data, to):
        row = data.draw(st.sampled_from(self.form.rows("people")))
        self.note(self.form.apply(MoveRow("people", row, to)))

    @rule()
    def undo_and_redo_everything(self):
        now = picture(self.form)
        redo = [self.form.apply(each) for each in reversed(self.undo)]
        assert self.form.snapshot().answers == self.start
        self.undo = [self.form.apply(each) for each in reversed(redo)]
        assert picture(self.form) == now

    @precondition(lambda self: self.undo)
    @rule()
    def undo_one(self):
        self.form.apply(self.undo.pop())

    @rule()
    def save_and_reopen(self):
        taken = self.form.snapshot()
        self.form.mark_saved(taken.revision)
        assert not self.form.dirty
        again = FormSession(FORM, taken.answers, today=TODAY)
        assert again.snapshot().answers == taken.answers
        self.open(again)

    @invariant()
    def working_out_what_changed_equals_working_out_everything(self):
        fresh = FormSession(FORM, self.form.snapshot().answers, today=TODAY)
        assert picture(fresh) == picture(self.form)

    @invariant()
    def listeners_heard_of_every_difference(self):
        now = picture(self.form)
        different = {
            key
            for key in now.keys() & self.before.keys()
            if now[key] != self.before[key] and key not in {"home", "later"}
        }
        assert different <= self.heard
        self.before = now
        self.heard.clear()

    @invariant()
    def finished_answers_are_asked_and_the_rest_is_hidden(self):
        finished = self.form.finished_answers()
        assert all(self.form.is_relevant(key) for key in finished)
        assert not finished.keys() & set(self.form.hidden_answers())


TestEditing = Editing.TestCase
TestEditing.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
