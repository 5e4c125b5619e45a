"""From an opened vault to the workplace on the screen, in turns: somebody may be typing already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from taf_desktop.app import ways_out
from taf_desktop.app.backing_up import keeper_for
from taf_desktop.app.notices import tell_notices
from taf_desktop.app.versions import versions
from taf_desktop.app.workplace import Furniture, Workplace
from taf_desktop.ui.common.turns import polished
from taf_desktop.ui.start.flow import Wish

if TYPE_CHECKING:
    from taf_desktop.app.bootstrap import Program
    from taf_desktop.services.desk import Desk
    from taf_desktop.ui.start.presenter import Opened
    from taf_desktop.ui.start.window import StartWindow


def going_in(
    program: Program, opened: Opened, desk: Desk, known: Mapping[str, str]
) -> Iterator[None]:
    """Make the workplace, show it where the person was, and begin to watch over it.

    Args:
        program: The running program; its ``workplace`` is set once it is shown.
        opened: The opened vault, and what the person wants there.
        desk: The use cases over it.
        known: What the vault remembers.
    """
    workplace = Workplace(_furniture(program, opened, desk, known), program)
    yield
    yield from workplace.pieces()
    yield from polished(workplace.window)
    ways_out.join(workplace, program.leaving, program.lock, program.close, program.restore)
    program.starts.begin()
    program.remember_vault(opened.card.vault_id)
    yield
    _begin(program, workplace, opened.wish, known)
    yield
    first = _show_instead(program, workplace)
    yield
    if first is not None:
        first.leave()
    yield
    program.starts_well_soon()
    tell_notices(workplace.window, program.vaults().notice(), safe=program.safe)


def _furniture(program: Program, opened: Opened, desk: Desk, known: Mapping[str, str]) -> Furniture:
    return Furniture(
        desk=desk,
        card=opened.card,
        known=known,
        runner=program.runner,
        bus=program.bus,
        vaults=program.vaults(),
        settings_file=program.settings_file,
        settings=program.settings,
        apply_look=program.apply_look,
        versions=versions,
        shield=program.guards.shield,
        keeper=keeper_for(program.vaults(), desk, program.runner, lambda: program.settings),
    )


def _begin(program: Program, workplace: Workplace, wish: Wish, known: Mapping[str, str]) -> None:
    if wish is Wish.EXAMPLE:
        workplace.bring_example()
    elif wish is Wish.FAMILY:
        workplace.start_family()
    else:
        workplace.go_back(program.leaving.place_in(known), known)


def _show_instead(program: Program, workplace: Workplace) -> StartWindow | None:
    """Show the workplace where the first window was; return that, to be left behind."""
    first, program.start_window = program.start_window, None
    program.workplace = workplace
    if first is not None and first.isMaximized():
        workplace.window.setWindowState(Qt.WindowState.WindowMaximized)
    workplace.window.show_frame_first()
    program.guards.begin(workplace.window, program.settings)
    workplace.begin()
    program.open_asked()
    return first
