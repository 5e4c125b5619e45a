"""What the page “Take over a record” asks of the services, and the words it shows. Qt-free."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from taf_desktop.domain.errors import UserError
from taf_desktop.domain.handover import NEW_LEAD, Mode, OwnKeys
from taf_desktop.domain.ports import TaskRunner, Ticket
from taf_desktop.forms.codes import label_of
from taf_desktop.services.desk import Desk
from taf_desktop.services.erasure import REASONS
from taf_desktop.services.handover_box import mode_of
from taf_desktop.services.handover_drafts import Came, HandoverDrafts
from taf_desktop.services.handover_keys import unknown_words
from taf_desktop.services.handover_merge import Difference, Standing
from taf_desktop.services.handover_preview import Shown, preview, thing_words
from taf_desktop.services.handover_remarks import day_words
from taf_desktop.services.handovers import Opened, Quarantine, read_file, unseal
from taf_desktop.support.words import say
from taf_desktop.ui.handover.presenter import about, facts_of

OnError = Callable[[Exception], None]
NAMED = 8
"""How many things of one standing are named."""
TOLD = (Standing.NEW, Standing.NEWER, Standing.BOTH, Standing.OURS)


@dataclass(frozen=True, slots=True)
class QuarantineView:
    """What there is to look at before a record is taken in.

    ``words`` are the sender's six words where they must be compared first. ``asks_whose`` says that
    both sides changed something, so that a choice is needed; ``asks_again`` that the record was
    removed here for good, so that a reason is.
    """

    quarantine: Quarantine = field(repr=False)
    title: str
    sender: str
    facts: tuple[str, ...]
    warnings: tuple[str, ...]
    trust: str
    words: str
    difference: tuple[Shown, ...]
    parts: tuple[Shown, ...]
    lead: str
    asks_whose: bool
    asks_again: bool
    nothing_new: bool


@dataclass(frozen=True, slots=True)
class TakenView:
    """What is left to do after a record was taken in."""

    family_id: str
    title: str
    steps: tuple[str, ...]


class ReceivePresenter:
    """Opens a file, compares it and takes it in, away from the screen."""

    def __init__(self, desk: Desk, runner: TaskRunner, owner: object) -> None:
        """Take the use cases, what runs them, and the screen the answers are for."""
        self._desk = desk
        self._runner = runner
        self._owner = owner
        self._drafts = HandoverDrafts(desk.settings.unit_of_work)
        self._sealed = b""
        self._came: Came | None = None
        self.wants_words: Callable[[], None] = lambda: None
        self.show: Callable[[QuarantineView], None] = lambda _view: None
        self.taken: Callable[[TakenView], None] = lambda _view: None
        self.trouble: OnError = lambda _error: None

    @property
    def pending(self) -> bool:
        """Whether a file was opened, or waits for its words, and is not decided."""
        return self._came is not None

    def resume(self, none: Callable[[], None]) -> None:
        """Go on with the file that was looked at when the vault locked; ``none`` if there is none.

        It is read, opened and compared anew: nothing of it was kept but where it lies.
        """

        def go_on(came: Came | None) -> None:
            if came is None:
                none()
            else:
                self._came = came
                self._read(Path(came.path), came.words, self._gone)

        self._runner.run(
            lambda _ticket: self._drafts.came(), go_on, self.trouble, owner=self._owner
        )

    def choose(self, path: Path) -> None:
        """Read a file and open it, or ask for the six words."""
        self._read(path.absolute(), "", self.trouble)

    def _read(self, path: Path, words: str, trouble: OnError) -> None:
        def read(_ticket: Ticket) -> tuple[bytes, Mode]:
            sealed = read_file(path)
            return sealed, mode_of(sealed)

        def done(answer: tuple[bytes, Mode]) -> None:
            self._sealed, mode = answer
            self._keep(Came(path=str(path)))
            if mode is Mode.WORDS and words:
                self._open(words)
                return
            if mode is Mode.WORDS:
                self.wants_words()
                return
            self._runner.run_change(
                lambda _ticket: self._desk.handovers.keys(),
                self._open,
                self.trouble,
                owner=self._owner,
            )

        self._runner.run(read, done, trouble, owner=self._owner, lane="cpu")

    def open_with(self, words: str) -> None:
        """Open the file with six words."""
        self._open(words)

    def accept(
        self, view: QuarantineView, *, theirs: bool, compared: bool, again: str = ""
    ) -> None:
        """Take the record in; ``again`` says why, if it had been removed here for good."""
        self._runner.run_change(
            lambda _ticket: self._desk.handovers.accept(
                view.quarantine, theirs=theirs, compared=compared, again=again
            ),
            lambda family_id: self._done(view, family_id),
            self.trouble,
            owner=self._owner,
            label=say("handover.receive.busy.take"),
        )

    def forget(self) -> None:
        """Let go of the file."""
        self._sealed = b""
        if self._came is not None:
            self._keep(None)

    def _gone(self, _error: Exception) -> None:
        self._refuse(UserError("handover.came_gone"))

    def _refuse(self, error: Exception) -> None:
        """Let go of a file that will not open however often it is tried."""
        self.forget()
        self.trouble(error)

    def _keep(self, came: Came | None) -> None:
        self._came = came
        # A full disk is no reason not to look: the file is still where it was.
        self._runner.run_change(
            lambda _ticket: self._drafts.keep_came(came),
            lambda _nothing: None,
            lambda _error: None,
            owner=self._owner,
        )

    def _open(self, secret: OwnKeys | str) -> None:
        sealed, words = self._sealed, secret if isinstance(secret, str) else ""
        self._runner.run(
            lambda _ticket: unseal(sealed, secret),
            lambda opened: self._compare(opened, words),
            # Words can be heard wrongly; then they are typed again.
            self.trouble if words else self._refuse,
            owner=self._owner,
            label=say("handover.receive.busy.open"),
            lane="cpu",
        )

    def _compare(self, opened: Opened, words: str) -> None:
        if self._came is not None:
            family = opened.content.family.id
            self._keep(Came(path=self._came.path, words=words, family=family))

        def job(_ticket: Ticket) -> QuarantineView:
            today = self._desk.clock.today().isoformat()
            return quarantine_view(self._desk.handovers.compare(opened), today)

        self._runner.run(job, self.show, self._refuse, owner=self._owner)

    def _done(self, view: QuarantineView, family_id: str) -> None:
        self.forget()
        manifest = view.quarantine.opened.manifest
        lead = manifest.purpose == NEW_LEAD and view.quarantine.difference.seen_before is None
        kind = "lead" if lead else "not_lead"
        steps = (say(f"handover.receive.done.{kind}"), say("handover.receive.done.delete"))
        self.taken(TakenView(family_id, say("handover.receive.done.title"), steps))


def words_remark(typed: str) -> str:
    """Return what may have been heard wrongly, or ""."""
    unknown = unknown_words(typed)
    if not unknown:
        return ""
    number = "one" if len(unknown) == 1 else "many"
    return say(f"handover.receive.unknown_words.{number}", words=", ".join(unknown))


def quarantine_view(quarantine: Quarantine, today: str) -> QuarantineView:
    """Return what there is to look at, in words."""
    manifest, found = quarantine.opened.manifest, quarantine.difference
    content = quarantine.opened.content
    name = quarantine.sender.name
    lead = ""
    if manifest.purpose == NEW_LEAD and found.seen_before is None:
        lead = say("handover.receive.lead", day=day_words(manifest.from_day or today))
    elif manifest.purpose != NEW_LEAD:
        lead = say("handover.receive.not_lead", name=content.family.lead_name or name)
    return QuarantineView(
        quarantine=quarantine,
        title=content.family.name or say("handover.kind.family"),
        sender=", ".join(part for part in (name, about(quarantine.sender)) if part),
        facts=(
            say("handover.receive.made", day=day_words(manifest.made_at)),
            *facts_of(manifest.why()),
        ),
        warnings=_warnings(quarantine),
        trust=_trust(quarantine),
        words=quarantine.sender_words if quarantine.must_compare else "",
        difference=_difference(found),
        parts=preview(content, quarantine.opened.wanted),
        lead=lead,
        asks_whose=bool(found.count(Standing.BOTH)),
        asks_again=found.erased is not None,
        nothing_new=found.nothing_new,
    )


def _warnings(quarantine: Quarantine) -> tuple[str, ...]:
    found, manifest = quarantine.difference, quarantine.opened.manifest
    told: list[str] = []
    if found.erased is not None:
        reason = label_of(REASONS, found.erased.reason)
        day = day_words(found.erased.erased_at)
        told.append(say("handover.receive.warn.erased", day=day, reason=reason))
    if found.seen_before is not None:
        day = day_words(found.seen_before.at)
        told.append(say("handover.receive.warn.seen", day=day))
    if quarantine.expired:
        told.append(say("handover.receive.warn.expired", day=day_words(manifest.expires)))
    if found.count(Standing.BOTH):
        told.append(say("handover.receive.warn.both"))
    if found.version_clashes:
        told.append(say("handover.receive.warn.version_clash", count=found.version_clashes))
    return tuple(told)


def _trust(quarantine: Quarantine) -> str:
    if quarantine.mine:
        return say("handover.receive.sender.mine")
    if quarantine.must_compare:
        return say("handover.receive.sender.compare", name=quarantine.sender.name)
    if quarantine.known is not None and quarantine.known.confirmed_on:
        day = day_words(quarantine.known.confirmed_on)
        return say("handover.receive.sender.known", day=day)
    return say("handover.receive.sender.words")


def _difference(found: Difference) -> tuple[Shown, ...]:
    if found.new_family:
        return (Shown(say("handover.receive.new_family"), ()),)
    if found.nothing_new:
        return (Shown(say("handover.receive.nothing_new"), ()),)
    shown: list[Shown] = []
    for standing in TOLD:
        things = [each.thing for each in found.compared if each.standing is standing]
        if things:
            title = say(f"handover.receive.difference.{standing}", count=len(things))
            shown.append(Shown(title, _named([thing_words(thing) for thing in things])))
    if found.new_versions:
        count = len(found.new_versions)
        shown.append(Shown(say("handover.receive.difference.versions", count=count), ()))
    same = found.count(Standing.SAME)
    if same:
        shown.append(Shown(say("handover.receive.difference.same", count=same), ()))
    return tuple(shown)


def _named(names: list[str]) -> tuple[str, ...]:
    more = len(names) - NAMED
    shown = names[:NAMED]
    if more > 0:
        shown.append(say("handover.receive.more", count=more))
    return tuple(shown)
