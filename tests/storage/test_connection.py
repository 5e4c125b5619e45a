import threading

import pytest

from taf_desktop.domain.errors import Bug, EnvironmentProblem
from taf_desktop.storage import connection
from taf_desktop.storage.connection import READ_BACK, connect
from taf_desktop.storage.driver import sqlcipher


@pytest.fixture
def driver(closed):
    found = connect(closed.records, closed.keys)
    yield found
    found.close()


def asked(driver, sql):
    return driver.execute(sql).fetchall()


def test_every_setting_reads_back_as_wanted(driver):
    for name, wanted in READ_BACK.items():
        assert asked(driver, f"PRAGMA {name}") == [(wanted,)], name


def test_the_library_is_new_enough_and_encrypts_with_openssl(driver):
    version = asked(driver, "PRAGMA cipher_version")[0][0]
    assert tuple(int(part) for part in version.split(" ")[0].split(".")) >= (4, 19)
    assert tuple(int(part) for part in sqlcipher.sqlite_version.split(".")) >= (3, 51, 3)
    assert asked(driver, "PRAGMA cipher_provider") == [("openssl",)]


def test_a_library_with_the_damaging_fault_is_refused(closed, monkeypatch):
    monkeypatch.setattr(connection, "OLDEST_SQLITE", (99, 0, 0))
    with pytest.raises(Bug, match=r"vault\.not_protected"):
        connect(closed.records, closed.keys)


def test_an_older_sqlcipher_is_refused(closed, monkeypatch):
    monkeypatch.setattr(connection, "OLDEST_SQLCIPHER", (99, 0))
    with pytest.raises(Bug, match=r"vault\.not_protected"):
        connect(closed.records, closed.keys)


def test_a_connection_that_is_not_as_wanted_is_refused(closed, monkeypatch):
    monkeypatch.setitem(READ_BACK, "synchronous", 3)
    with pytest.raises(Bug, match=r"vault\.not_protected"):
        connect(closed.records, closed.keys)


def test_there_is_no_shared_memory_file(driver, closed):
    assert not list(closed.folder.glob("*-shm"))
    assert list(closed.folder.glob("*-wal"))


def test_the_file_begins_like_noise(driver, closed):
    assert not closed.records.read_bytes().startswith(b"SQLite format 3")


def test_the_file_is_marked_as_ours(driver):
    assert asked(driver, "PRAGMA application_id") == [(connection.APPLICATION_ID,)]


@pytest.mark.parametrize(
    "statement",
    [
        "PRAGMA temp_store = FILE",
        "PRAGMA temp_store_directory = '/tmp'",
        "PRAGMA key = 'x'",
        "PRAGMA rekey = 'x'",
        "PRAGMA cipher_log_level = TRACE",
        "PRAGMA cipher_plaintext_header_size = 32",
        "PRAGMA journal_mode = DELETE",
        "PRAGMA locking_mode = NORMAL",
        "PRAGMA foreign_keys = OFF",
        "PRAGMA secure_delete = OFF",
        "PRAGMA synchronous = OFF",
        "PRAGMA trusted_schema = ON",
        "PRAGMA mmap_size = 1000000",
        "PRAGMA application_id = 1",
        "PRAGMA writable_schema = ON",
        "ATTACH 'other.db' AS other",
        "ATTACH '' AS other KEY ''",
        "SELECT load_extension('x')",
        "UPDATE signed_version SET content = ''",
        "DELETE FROM signed_version",
        "UPDATE change_log SET author = ''",
        "DELETE FROM change_log",
    ],
)
def test_what_would_undo_the_protection_is_refused(driver, statement):
    with pytest.raises(sqlcipher.DatabaseError, match="not authorized"):
        driver.execute(statement)


def test_what_the_program_needs_is_allowed(driver):
    assert asked(driver, "PRAGMA integrity_check") == [("ok",)]
    assert asked(driver, "PRAGMA cipher_integrity_check") == []
    assert asked(driver, "PRAGMA table_info('person')")
    assert asked(driver, "PRAGMA temp_store") == [(2,)]


def test_the_driver_itself_refuses_another_thread_but_for_copying(closed):
    """Copies are made on a thread of their own; ``Database`` keeps the others from the records."""
    errors = []
    alone = connection.plain(closed.records, "rw")
    shared = connect(closed.records, closed.keys)

    def elsewhere():
        shared.execute("SELECT 1").fetchall()
        try:
            alone.execute("SELECT 1")
        except sqlcipher.ProgrammingError as error:
            errors.append(error)

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert len(errors) == 1
    alone.close()
    shared.close()


def test_making_records_where_nothing_may_be_written_is_said(closed, tmp_path):
    with pytest.raises(EnvironmentProblem, match=r"vault\.no_access"):
        connection.create(tmp_path / "no such folder" / "records.db", closed.keys)


def test_another_provider_of_encryption_is_refused(closed, monkeypatch):
    monkeypatch.setattr(connection, "PROVIDER", "another")
    with pytest.raises(Bug, match=r"vault\.not_protected"):
        connect(closed.records, closed.keys)


def test_what_is_deleted_leaves_an_index_for_searching_as_well(closed):
    made = connect(closed.records, closed.keys)
    made.set_authorizer(None)
    made.execute("CREATE VIRTUAL TABLE found USING fts5(words)")
    made.close()
    for _ in range(2):
        again = connect(closed.records, closed.keys)
        config = asked(again, "SELECT v FROM found_config WHERE k = 'secure-delete'")
        again.close()
        assert config == [(1,)]
