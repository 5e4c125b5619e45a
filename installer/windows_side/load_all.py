"""Imports every module of the installed program, with exactly what is installed."""

import importlib
import pkgutil
import sys

import taf_desktop
from taf_desktop.runtime.qt_guard import import_qt

NOT_ALONE = ("migrations.env", "migrations.versions", "__main__")


def main():
    import_qt()
    names = [each.name for each in pkgutil.walk_packages(taf_desktop.__path__, "taf_desktop.")]
    wanted = [name for name in names if not any(part in name for part in NOT_ALONE)]
    for name in wanted:
        importlib.import_module(name)
    strange = sorted(
        {each for each in sys.modules if each.split(".")[0] in ("pytest", "hypothesis")}
    )
    assert not strange, strange
    print(f"{len(wanted)} modules")


if __name__ == "__main__":
    main()
