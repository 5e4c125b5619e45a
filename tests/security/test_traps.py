"""The traps that are not of the records file alone; the others are in ``tests/storage/test_traps``.

``docs/SECURITY.md`` lists every trap with its test.
"""

import os
import subprocess
import sys
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QProcess

from taf_desktop.app.options import Options, start_fresh_process
from taf_desktop.domain.audit import Finding
from taf_desktop.domain.backups import Reason
from taf_desktop.domain.errors import UserError
from taf_desktop.reports.protected import protected
from taf_desktop.reports.render import render
from taf_desktop.reports.tree import DocumentTree, words
from taf_desktop.services import age, handover_box, handover_keys
from taf_desktop.services.handover_zip import MANIFEST, SIGNATURE, unpack
from tests.security import audit_faults, backup_faults
from tests.security.bundle_faults import new_post
from tests.security.worlds import dice, new_world
from tests.services.two_vaults import both_made, two_vaults

__all__ = ["both_made", "two_vaults"]

STUCK = """
import sys, time
from taf_desktop.app.options import end_by_force
end_by_force(0.2)
while True:
    time.sleep(0.01)
"""


def test_trap_3_a_backup_that_lost_its_last_page_is_refused(tmp_path):
    world, backup = backup_faults.made_backup(tmp_path)
    assert not backup_faults.backup_is_refused(backup, world, tmp_path)
    backup_faults.last_page_dropped(backup, dice())
    assert backup_faults.backup_is_refused(backup, world, tmp_path)


def test_trap_3_the_newest_changes_are_in_a_backup_though_they_wait_in_the_log(tmp_path):
    world = new_world(tmp_path)
    unit_of_work = world.open()
    audit_faults.work(unit_of_work, families=2)
    assert (world.folder / "records.db-wal").stat().st_size > 0
    assert world.files.backups().before(Reason.ASKED).families == 2
    world.files.close()


def test_trap_4_records_put_back_as_they_were_are_noticed_by_the_history(tmp_path):
    world = new_world(tmp_path)
    audit_faults.work(world.open(), families=1)
    world.files.close()
    older = world.records.read_bytes()
    audit_faults.work(world.open(), families=1)
    world.files.close()
    world.records.write_bytes(older)
    found = audit_faults.found_at(world.files, world.folder, world.new.keys)
    assert found == {Finding.CUT_SHORT}


def test_trap_7_a_locked_program_is_a_fresh_process_and_the_old_one_ends_whatever_it_does(
    monkeypatch, tmp_path
):
    started = []
    monkeypatch.setattr(
        QProcess, "startDetached", lambda *command: (started.append(command) or True, 7)
    )
    assert start_fresh_process(Options(tmp_path))
    program, arguments = started[0]
    assert program == sys.executable
    assert arguments[-2:] == ["--after", str(os.getpid())]
    ended = subprocess.run(
        [sys.executable, "-c", STUCK],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        timeout=240,
        check=False,
    )
    assert ended.returncode == 0


def test_trap_8_a_protected_page_is_aes_256_revision_6_and_never_the_older_ones():
    name = "Quillfeather"
    plain = render(DocumentTree(title=name, heading=name, blocks=(words("Here"),))).pdf
    locked = protected(plain, "seven quiet herons dozing")
    about = PdfReader(BytesIO(locked)).trailer["/Encrypt"].get_object()
    assert (about["/V"], about["/R"]) == (5, 6)
    assert about["/CF"]["/StdCF"]["/CFM"] == "/AESV3"
    assert PdfReader(BytesIO(plain)).metadata.title == "Quillfeather", "the control is readable"
    reader = PdfReader(BytesIO(locked))
    assert not reader.decrypt("")
    assert reader.decrypt("seven quiet herons dozing")


def test_trap_14_a_file_sealed_right_but_signed_by_nobody_is_refused(two_vaults):
    with two_vaults("sam") as giver, two_vaults("ida") as taker:
        post = new_post(giver, taker)
    packed = age.open_with_identity(post.by_card, post.keys.seal)
    files = unpack(packed)
    assert handover_box.open_with_keys(post.by_card, post.keys).manifest.mode == "card"
    for signature in (b"", bytes(len(files[SIGNATURE]))):
        forged = handover_box.pack({**files, SIGNATURE: signature})
        sealed = age.seal_for(forged, handover_keys.own_card(post.keys, {}).seal)
        with pytest.raises(UserError, match=r"handover\.(not_signed|damaged)"):
            handover_box.open_with_keys(sealed, post.keys)
    assert MANIFEST in files
