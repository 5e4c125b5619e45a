"""A unit of work in memory, so that use cases are tested in milliseconds."""

from dataclasses import replace
from types import SimpleNamespace

from taf_desktop.domain.changes import Change, ChangeSet
from taf_desktop.domain.errors import UserError
from taf_desktop.domain.family import Agreement, Family, Person
from taf_desktop.domain.journey import FamilyFacts
from taf_desktop.domain.kinds import PARENT_LINK
from taf_desktop.domain.meeting import Meeting
from taf_desktop.domain.plan import Goal, Plan
from taf_desktop.domain.retention import Keeping, KeptFamily


class FakeVault:
    """Holds what the last commit kept; calling it begins a unit of work."""

    def __init__(self, **settings):
        self.kept = SimpleNamespace(
            things={}, aside={}, versions=[], forms={}, settings=dict(settings), notes=[]
        )
        self.commits = 0

    def __call__(self):
        return FakeUnitOfWork(self)

    def copy(self):
        """Return another vault that holds the same; what is in it is frozen."""
        new = FakeVault()
        new.kept = SimpleNamespace(**{name: type(v)(v) for name, v in vars(self.kept).items()})
        new.commits = self.commits
        return new

    def all(self, kind):
        return [t for t in self.kept.things.values() if type(t) is kind]


class FakeUnitOfWork:
    def __init__(self, vault):
        self.vault = vault

    def __enter__(self):
        kept = self.vault.kept
        self.now = SimpleNamespace(
            things=dict(kept.things),
            aside=dict(kept.aside),
            versions=list(kept.versions),
            forms=dict(kept.forms),
            settings=dict(kept.settings),
            notes=list(kept.notes),
        )
        self.changes = set()
        return self

    def __exit__(self, *_):
        self.now = None

    def get(self, kind, id_):
        thing = self.now.things.get(id_)
        if not isinstance(thing, kind):
            raise UserError("record.gone")
        return thing

    def of_family(self, kind, family_id):
        rows = [
            t
            for t in self.now.things.values()
            if type(t) is kind and t.family_id == family_id and t.id not in self.now.aside
        ]
        return tuple(sorted(rows, key=lambda t: (t.position, t.id)))

    def children(self, kind, parent_id):
        family = self.now.things[parent_id].family_id
        link = PARENT_LINK[kind.KIND]
        return tuple(t for t in self.of_family(kind, family) if getattr(t, link) == parent_id)

    def put(self, thing):
        stored = self.now.things.get(thing.id)
        if (stored.revision if stored else 0) != thing.revision:
            raise UserError("record.changed_elsewhere")
        saved = replace(thing, revision=thing.revision + 1)
        self.now.things[thing.id] = saved
        self.changes.add(Change(thing.KIND, thing.id, thing.family_id))
        return saved

    def put_aside(self, kind, id_):
        thing = self.get(kind, id_)
        self.now.aside[id_] = self.vault.commits
        self.changes.add(Change(thing.KIND, id_, thing.family_id))

    def aside_with(self, kind, thing):
        together = self.now.aside.get(thing.id)
        rows = [t for t in self.now.things.values() if type(t) is kind]
        return tuple(
            t
            for t in rows
            if t.id in self.now.aside
            and self.now.aside[t.id] == together
            and t.family_id == thing.family_id
        )

    def aside(self, kind, family_id):
        rows = [
            t
            for t in self.now.things.values()
            if type(t) is kind and t.family_id == family_id and t.id in self.now.aside
        ]
        return tuple(sorted(rows, key=lambda t: (t.position, t.id)))

    def bring_back(self, kind, id_):
        thing = self.get(kind, id_)
        self.now.aside.pop(id_, None)
        self.changes.add(Change(thing.KIND, id_, thing.family_id))

    def add_version(self, version):
        self.now.versions.append(version)

    def versions(self, of_id):
        return tuple(v for v in self.now.versions if v.of_id == of_id)

    def signings(self, family_id):
        found = {}
        for version in self.now.versions:
            if version.family_id == family_id:
                found.setdefault(version.of_id, []).append(version.signed_at)
        return {of_id: tuple(moments) for of_id, moments in found.items()}

    def keep_form(self, form_hash, form_id, version, text):
        self.now.forms.setdefault(form_hash, text)

    def form_text(self, form_hash):
        return self.now.forms.get(form_hash)

    def families(self):
        return [self.facts(t.id) for t in self.now.things.values() if type(t) is Family]

    def newest_families(self, limit, before=("", "")):
        # Nothing in here knows when it was changed, so a page ends at an id.
        found = sorted(self.families(), key=lambda facts: facts.family_id, reverse=True)
        left = [facts for facts in found if not before[1] or facts.family_id < before[1]]
        return left[:limit]

    def shown_families(self, ids):
        return [facts for facts in self.families() if facts.family_id in ids]

    def facts(self, family_id):
        family = self.get(Family, family_id)
        plans = self.of_family(Plan, family_id)
        meetings = self.of_family(Meeting, family_id)
        return FamilyFacts(
            family_id=family_id,
            name=family.name,
            closed_on=family.closed_on,
            people=len(self.of_family(Person, family_id)),
            agreements=len(self.of_family(Agreement, family_id)),
            goals=len(self.of_family(Goal, family_id)),
            plan_status=plans[-1].status if plans else "",
            meetings_held=sum(m.status == "finished" for m in meetings),
            meetings_planned=sum(m.status == "draft" for m in meetings),
        )

    def settings(self):
        return dict(self.now.settings)

    def set_setting(self, name, value):
        self.now.settings[name] = value

    def note(self, deed, *, kind="", of_id="", family_id="", fields=()):
        self.now.notes.append((str(deed), kind, of_id, family_id, tuple(fields)))

    @property
    def keeping(self):
        return SimpleNamespace(families=self._kept_families)

    def _kept_families(self):
        rows = [t for t in self.now.things.values() if type(t) is Family]
        return tuple(
            KeptFamily(
                family_id=each.id,
                name=each.name,
                closed_on=each.closed_on,
                changed_at="2026-11-21T10:00:00",
                births=tuple(p.born for p in self.of_family(Person, each.id) if p.who != "adult"),
                keeping=next(iter(self.of_family(Keeping, each.id)), None),
            )
            for each in rows
        )

    def commit(self):
        self.vault.kept = self.now
        self.vault.commits += 1
        changed, self.changes = ChangeSet(frozenset(self.changes)), set()
        self.now = SimpleNamespace(**{k: type(v)(v) for k, v in vars(self.now).items()})
        return changed
