"""Stores of secrets for tests: one that works, and each way in which one does not."""

from taf_desktop.domain.errors import EnvironmentProblem


class Box:
    """Keeps secrets in memory."""

    def __init__(self):
        self.kept = {}

    def get(self, name):
        return self.kept.get(name)

    def put(self, name, secret):
        self.kept[name] = secret

    def remove(self, name):
        self.kept.pop(name, None)


class NoBox(Box):
    """Cannot be asked."""

    def get(self, name):
        raise EnvironmentProblem("quick.no_keyring")

    put = remove = lambda *_: NoBox.get(None, None)


class FullBox(Box):
    """Can be asked, and takes nothing."""

    def put(self, name, secret):
        raise EnvironmentProblem("quick.no_keyring")
