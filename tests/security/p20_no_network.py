"""P20: the program opens no connection. Looked at in the sources and while it runs."""

import ast
import socket
import sys
from pathlib import Path

from taf_desktop.app.warming import set_up
from tests.security.proof import Effort, Result
from tests.security.worlds import new_world

NETWORK = {"socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "asyncio", "requests",
           "PySide6.QtNetwork", "PySide6.QtWebSockets"}  # fmt: skip
SOURCES = Path(sys.modules["taf_desktop"].__file__).parent


def prove(_effort: Effort, folder: Path) -> Result:
    """Count imports that could open a connection, and sockets made during a day's work."""
    found = [name for file in SOURCES.rglob("*.py") for name in _imports(file) if name in NETWORK]
    made = _sockets_during(lambda: _work(folder))
    control = _sockets_during(lambda: socket.socket().close())
    figure = f"{len(found)} imports, {made} sockets; {control} where one was made on purpose"
    held = not found and not made and control == 1
    return Result("P20 no network", "every module of the program; a day's work", figure, held)


def _imports(file: Path):
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{each.name}" for each in node.names)


def _sockets_during(act) -> int:
    made = 0
    real = socket.socket.__init__

    def counted(self, *args, **kwargs):
        nonlocal made
        made += 1
        real(self, *args, **kwargs)

    socket.socket.__init__ = counted
    try:
        act()
    finally:
        socket.socket.__init__ = real
    return made


def _work(folder: Path) -> None:
    world = new_world(folder)
    desk, _known = set_up(world.open())
    family_id = desk.example.enter()[0]
    desk.documents.draw(desk.documents.gather("plan", family_id))
    world.files.close()
