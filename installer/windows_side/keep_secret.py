"""Keeps a secret where Windows keeps passwords, reads it back, and removes it."""

import keyring
from keyring.errors import PasswordDeleteError

SERVICE, NAME, SECRET = "TAF Desktop try", "Zoë Łukasik", "ü 家 " * 40


def main():
    kind = type(keyring.get_keyring()).__name__
    assert kind == "WinVaultKeyring", kind
    keyring.set_password(SERVICE, NAME, SECRET)
    assert keyring.get_password(SERVICE, NAME) == SECRET
    keyring.delete_password(SERVICE, NAME)
    assert keyring.get_password(SERVICE, NAME) is None
    try:
        keyring.delete_password(SERVICE, NAME)
    except PasswordDeleteError:
        print(f"{kind}: kept, read, removed")


if __name__ == "__main__":
    main()
