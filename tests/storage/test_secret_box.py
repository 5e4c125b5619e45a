import pytest
from keyring.errors import NoKeyringError, PasswordDeleteError

from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.storage.secret_box import KeyringBox
from taf_desktop.support.words import catalogue


class Backend:
    """Behaves like Windows' Credential Manager behind the library."""

    priority = 5.0

    def __init__(self):
        self.kept = {}

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        if len(password) > 1280:
            raise OSError(1783, "The stub received bad data")
        self.kept[service, username] = password

    def delete_password(self, service, username):
        if (service, username) not in self.kept:
            raise PasswordDeleteError(service)
        del self.kept[service, username]


class Broken(Backend):
    """Raises whatever it is given, at every call."""

    def __init__(self, error):
        super().__init__()
        self.error = error

    def get_password(self, service, username):
        raise self.error

    set_password = delete_password = lambda self, *_: self.get_password("", "")


def asked(box):
    return (lambda: box.get("x"), lambda: box.put("x", "y"), lambda: box.remove("x"))


def test_a_secret_is_kept_under_the_vaults_own_name_and_forgotten():
    backend = Backend()
    box = KeyringBox(lambda: backend)
    assert box.get("one") is None
    box.put("one", "s1")
    box.put("two", "s2")
    assert (box.get("one"), box.get("two")) == ("s1", "s2")
    assert len({service for service, _ in backend.kept}) == 2
    box.remove("one")
    box.remove("one")
    assert (box.get("one"), box.get("two")) == (None, "s2")


def test_more_than_the_store_takes_is_refused_before_it_is_asked():
    backend = Backend()
    with pytest.raises(EnvironmentProblem, match=r"quick\.no_keyring"):
        KeyringBox(lambda: backend).put("x", "y" * 1300)
    assert backend.kept == {}


@pytest.mark.parametrize(
    "error",
    [
        NoKeyringError("no"),
        OSError(1783, "The stub received bad data"),
        UnicodeDecodeError("utf-8", b"\xff", 0, 1, "garbled"),
        RuntimeError("locked"),
        PermissionError(5, "denied"),
    ],
)
def test_whatever_a_store_raises_is_one_problem_without_its_words(error):
    for job in asked(KeyringBox(lambda: Broken(error))):
        with pytest.raises(EnvironmentProblem) as found:
            job()
        assert found.value.message_id == "quick.no_keyring"
        assert found.value.message_id in catalogue()
        assert found.value.__cause__ is None


def test_a_store_that_keeps_secrets_in_the_open_is_none():
    backend = Backend()
    backend.priority = 0.5
    for job in asked(KeyringBox(lambda: backend)):
        with pytest.raises(EnvironmentProblem, match=r"quick\.no_keyring"):
            job()


def test_a_library_that_is_missing_is_the_same_problem():
    def missing():
        raise ImportError("keyring")

    for job in asked(KeyringBox(missing)):
        with pytest.raises(EnvironmentProblem, match=r"quick\.no_keyring"):
            job()
