"""Builds setup.exe and the MSI for Windows on Debian, from a commit and its lock file.

``python3 dev.py installer`` runs this. The result lies in ``dist/``; what was fetched, and the
folder as it is laid out, in ``build/windows/``.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import sys
import time
from pathlib import Path

from installer import launchers, packaging_tools, papers, signing, stage, wheels, windows_python
from installer.wine import Prefix

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
WORK = ROOT / "build" / "windows"
DIST = ROOT / "dist"
ICON = ROOT / "resources" / "icons" / "taf-desktop.ico"
LIMITS = {"setup": 60_000_000, "installed": 220_000_000}


def main() -> int:
    """Build what was asked for, print the sizes, and return 1 if something is too large."""
    options = read_arguments()
    folder, version, moment, sizes = lay_out(options)
    DIST.mkdir(exist_ok=True)
    setup = DIST / f"taf-desktop-{version}-setup.exe"
    msi = DIST / f"taf-desktop-{version}.msi"
    signing.sign_own(folder, options)
    stage.set_times(folder, moment)
    say("making setup.exe")
    packaging_tools.make_setup(folder, version, ICON, setup, moment, quick=options.quick)
    made = [setup]
    if not options.no_msi:
        say("making the MSI")
        packaging_tools.make_msi(folder, version, ICON, msi, moment)
        made.append(msi)
    shutil.copyfile(folder / "sbom.cdx.json", DIST / f"taf-desktop-{version}.cdx.json")
    for file in made:
        signing.sign(file, options)
    (DIST / f"taf-desktop-{version}.sha256").write_text(
        "".join(f"{digest(file)}  {file.name}\n" for file in made), encoding="utf-8"
    )
    return show(sizes, folder, made, packed_well=not options.quick)


def read_arguments() -> argparse.Namespace:
    """Return what was asked for."""
    parser = argparse.ArgumentParser(prog="dev.py installer", description=__doc__)
    parser.add_argument("--commit", default="HEAD", help="what to build; HEAD if nothing is said")
    parser.add_argument(
        "--python-zip", type=Path, help="another official embeddable zip, 64-bit 3.13"
    )
    parser.add_argument("--python-sha256", default="", help="its digest as its publisher names it")
    parser.add_argument("--as-version", default="", help="another version, for trying an upgrade")
    parser.add_argument("--no-msi", action="store_true", help="only setup.exe")
    parser.add_argument("--quick", action="store_true", help="pack less well, for trying things")
    signing.add_arguments(parser)
    return parser.parse_args()


def lay_out(options: argparse.Namespace) -> tuple[Path, str, int, dict[str, int]]:
    """Lay out the folder that is installed; return it, its version, time and weights."""
    fresh = WORK / "fresh"
    shutil.rmtree(fresh, ignore_errors=True)
    folder = fresh / "TAF Desktop"
    app, site = folder / "app", folder / "site"
    say("the program of", options.commit)
    moment = stage.snapshot(options.commit, app)
    if options.as_version:
        stage.set_version(app, options.as_version)
    version = stage.version_of(app)
    official, python_digest = official_python(options, fresh)
    stage.lay_python(official, folder / "python")
    say("the packages for Windows")
    wheels.install(stage.lock_of(options.commit, fresh), fresh, site)
    sizes = {"wheels as published": stage.size(site)}
    shutil.copyfile(HERE / "shipped" / "_wmi.py", site / "_wmi.py")
    dropped = stage.prune(site, app)
    (WORK / "left-out.txt").write_text("\n".join(dropped) + "\n", encoding="utf-8")
    bare = papers.collect_licences(site, official, app, folder / "licences")
    if bare:
        say("packages that carry no licence text:", ", ".join(bare))
    python = papers.python_part(python_version(official), python_digest)
    parts = [python, *papers.packages(site), *papers.INSIDE, *papers.fonts(app / "resources")]
    (folder / "sbom.cdx.json").write_text(papers.sbom(version, parts, moment), encoding="utf-8")
    (app / "LICENSE").rename(folder / "LICENSE.txt")
    byte_compile(official, app, site)
    say("the programs that start it")
    for launcher in launchers.PROGRAMS:
        launchers.build(launcher, version, ICON, cli_module(app), folder)
    return folder, version, moment, sizes


def official_python(options: argparse.Namespace, fresh: Path) -> tuple[Path, str]:
    """Return the folder of a checked CPython for Windows, and the digest of its zip."""
    say("CPython for Windows")
    if options.python_zip:
        content = windows_python.given(options.python_zip, options.python_sha256)
    else:
        content = windows_python.fetch(WORK)
    target = fresh / "official-python"
    windows_python.unpack(content, target)
    signers = windows_python.check_signatures(target)
    say(len(signers), "files signed by", " and ".join(sorted(set(signers.values()))))
    return target, hashlib.sha256(content).hexdigest()


def python_version(official: Path) -> str:
    """Return the full version of a CPython, which its library carries in its version resource."""
    content = (official / windows_python.DLL).read_bytes()
    key = "ProductVersion".encode("utf-16-le")
    place = content.index(key) + len(key)
    words = content[place : place + 40].decode("utf-16-le", "ignore").strip("\0")
    return words.split("\0")[0]


def byte_compile(official: Path, app: Path, site: Path) -> None:
    """Compile all code with the Python it is for."""
    say("compiling with Windows' own Python")
    prefix = Prefix(WORK / "compiling")
    prefix.make()
    done = prefix.run(
        official / "python.exe", "-I", "-B", prefix.windows_path(HERE / "compile_code.py"),
        prefix.windows_path(app), prefix.windows_path(site), check=True, PYTHONHASHSEED="0",
    )  # fmt: skip
    say(done.stdout.strip().splitlines()[-1])


def cli_module(app: Path) -> str:
    """Return the module of the console program; the window's own where there is none yet."""
    there = (app / "taf_desktop" / "app" / "cli.py").is_file()
    return "taf_desktop.app.cli" if there else "taf_desktop.app.main"


def show(sizes: dict[str, int], folder: Path, made: list[Path], *, packed_well: bool) -> int:
    """Print the sizes by component and return 1 if a limit is passed."""
    rows = dict(sizes)
    rows |= {
        f"  {each.name}": stage.size(each) for each in sorted(folder.iterdir()) if each.is_dir()
    }
    packages = sorted(
        ((stage.size(each), each.name) for each in (folder / "site").iterdir() if each.is_dir()),
        reverse=True,
    )
    rows |= {f"    site/{name}": weight for weight, name in packages[:10]}
    rows["installed"] = stage.size(folder)
    rows |= {file.name: file.stat().st_size for file in made}
    print()
    for name, weight in rows.items():
        print(f"{name:42} {weight / 1e6:8.1f} MB")
    print(f"{'files installed':42} {sum(1 for each in folder.rglob('*') if each.is_file()):8}")
    for file in made:
        print(f"{digest(file)}  {file.name}")
    # made[0] is setup.exe; an MSI cannot be packed as well, nor what is only for a try.
    setup = made[0].stat().st_size if packed_well else 0
    too_large = rows["installed"] > LIMITS["installed"] or setup > LIMITS["setup"]
    if too_large:
        print("Too large: setup.exe may have 60 MB and the installed program 220 MB.")
    return int(too_large)


def digest(file: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def say(*words: object) -> None:
    """Tell what is done, with the time since the start."""
    print(f"{time.monotonic() - BEGAN:5.0f} s ", *words, flush=True)


BEGAN = time.monotonic()

if __name__ == "__main__":
    sys.exit(main())
