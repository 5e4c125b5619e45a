"""Tells ``platform`` about this Windows, in the place of Python's own ``_wmi``.

SQLAlchemy asks ``platform.machine()`` while it is imported. Python's ``_wmi`` would put that
question to a service of Windows and wait for it; without a ``_wmi`` it would run ``cmd /c ver``,
for which a console flashes up. What is asked here Windows has told this process already.
"""

import os
import sys

_ARCHITECTURES = {"AMD64": 9, "ARM64": 12}


def exec_query(query: str) -> str:
    """Answer one of the questions of ``platform``: ``SELECT a,b FROM table``.

    Raises:
        OSError: something else is asked; ``platform`` then goes its other ways.
    """
    words = query.split()
    if len(words) != 4:
        raise OSError(query)
    known = _facts(words[3])
    try:
        return "\0".join(f"{name}={known[name]}" for name in words[1].split(","))
    except KeyError:
        raise OSError(query) from None


def _facts(table: str) -> dict[str, object]:
    if table == "Win32_OperatingSystem":
        version = sys.getwindowsversion()  # type: ignore[attr-defined]
        return {
            "Version": ".".join(map(str, version.platform_version)),
            "ProductType": version.product_type,
            "BuildType": "Multiprocessor Free",
            "ServicePackMajorVersion": version.service_pack_major,
            "ServicePackMinorVersion": version.service_pack_minor,
        }
    machine = os.environ.get("PROCESSOR_ARCHITECTURE", "AMD64").upper()
    return {
        "Architecture": _ARCHITECTURES.get(machine, 9),
        "Manufacturer": "unknown",
        "Caption": os.environ.get("PROCESSOR_IDENTIFIER", machine),
    }
