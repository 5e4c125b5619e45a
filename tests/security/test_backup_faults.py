import shutil

import pytest

from tests.security import backup_faults


def test_each_kind_of_fault_in_a_backup_is_caught(tmp_path):
    caught, tried = backup_faults.faults_in_backups(4, tmp_path)
    assert (caught, tried) == (24, 24)


def test_damage_to_any_file_is_told_and_the_backup_brings_the_record_back(tmp_path):
    noticed, silent, recovered, tried = backup_faults.faults_in_vault_files(1, tmp_path)
    assert silent == 0
    assert (noticed, recovered) == (tried, tried)


def test_lost_last_changes_are_told(tmp_path):
    noticed, silent, tried = backup_faults.faults_in_last_changes(2, tmp_path)
    assert silent == 0
    assert noticed > tried // 2


def test_a_restored_backup_holds_the_same(tmp_path):
    assert backup_faults.restores_equal(tmp_path, 2) == (2, 2)


def test_an_update_cut_short_at_any_step_leaves_a_whole_vault(tmp_path):
    steps, unusable, unequal = backup_faults.updates_killed(tmp_path, every=7)
    assert steps >= 4
    assert (unusable, unequal) == (0, 0)


@pytest.mark.parametrize("kind", backup_faults.KINDS)
def test_every_fault_really_changes_the_file(tmp_path, kind):
    import random

    path, copy = tmp_path / "a", tmp_path / "b"
    path.write_bytes(random.Random(3).randbytes(8 * 4096))
    shutil.copyfile(path, copy)
    kind(copy, random.Random(4))
    assert copy.read_bytes() != path.read_bytes()
