"""The safe mode: the usual look, no area's own numbers, and nothing opened by itself."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from taf_desktop.services.machine_settings import MachineSettings
from taf_desktop.support.words import say
from taf_desktop.ui.common import dialogs, theme


def offer(app: QApplication) -> bool:
    """Ask, after starts that did not go well, whether to start in the safe mode."""
    theme.apply(app)
    return dialogs.question(
        None,
        say("app.safe.offer_title"),
        say("app.safe.offer_text"),
        say("app.safe.offer_yes"),
        say("app.safe.offer_no"),
    )


def plain(settings: MachineSettings) -> MachineSettings:
    """Return settings with the usual look and no vault chosen; when it locks stays as it is."""
    usual = MachineSettings()
    return settings._replace(look=usual.look, text_size=usual.text_size, last_vault="")


def without_area(known: dict[str, str]) -> dict[str, str]:
    """Return what a vault remembers without the area and without the place."""
    return {
        name: value
        for name, value in known.items()
        if name != "profile" and not name.startswith("place_")
    }
