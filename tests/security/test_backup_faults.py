import shutil

import pytest

from tests.security import backup_faults


def test_damage_to_any_file_is_told_and_the_backup_brings_the_record_back(tmp_path):
    noticed, silent, recovered, tried = backup_faults.faults_in_vault_files(1, tmp_path)
    assert silent == 0
    assert (noticed, recovered) == (tried, tried)


@pytest.mark.parametrize("kind", backup_faults.KINDS)
def test_every_fault_really_changes_the_file(tmp_path, kind):
    import random

    path, copy = tmp_path / "a", tmp_path / "b"
    path.write_bytes(random.Random(3).randbytes(8 * 4096))
    shutil.copyfile(path, copy)
    kind(copy, random.Random(4))
    assert copy.read_bytes() != path.read_bytes()
