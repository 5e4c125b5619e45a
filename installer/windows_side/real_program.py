"""Uses the installed program itself, as its shortcut starts it, with keys sent through Windows.

``real_program.py PROGRAM [stay]``: unlock, lock (the program starts itself afresh), unlock again,
close. With ``stay`` it only starts, unlocks and waits until it is ended from outside.
"""

import subprocess
import sys
import time

import screen
import vault

TITLE = "TAF Desktop"


def unlock(window, process):
    """Type the passphrase into the window that asks for it; return the window that opens."""
    screen.to_front(window)
    time.sleep(1)  # what is typed before Windows has moved the keyboard would go elsewhere
    screen.type_words(vault.PASSPHRASE)
    screen.chord(screen.RETURN)
    return screen.wait_for(lambda: other_window(window, process), "the window after unlocking")


def other_window(window, process):
    """Return the process's window if it is another one than before, and the only one."""
    found = [each for each, owner in screen.windows("") if owner == process]
    return found[0] if len(found) == 1 and found[0] != window else None


def say(words, began):
    print(f"{words}: {time.monotonic() - began:.1f} s", flush=True)


def main():
    running = subprocess.Popen([sys.argv[1]])
    try:
        return use(running)
    finally:
        # Also when a step failed: nobody else would end it.
        running.kill()


def use(running):
    """Go through the steps with a program that has just been started."""
    began = time.monotonic()
    start, process = screen.wait_for(lambda: screen.windows(TITLE), "the first window")[0]
    say("window to unlock", began)
    began = time.monotonic()
    work = unlock(start, process)
    say("unlocked", began)
    if sys.argv[2:] == ["stay"]:
        return running.wait()
    began = time.monotonic()
    time.sleep(2)
    screen.to_front(work)
    screen.chord(screen.CONTROL, ord("L"))
    running.wait(60)
    fresh, other = screen.wait_for(lambda: screen.windows(TITLE), "the fresh window")[0]
    assert other != process, "locking must end the process"
    say("locked, in a new process", began)
    began = time.monotonic()
    work = unlock(fresh, other)
    say("unlocked again", began)
    began = time.monotonic()
    time.sleep(2)
    screen.close(work)
    screen.wait_for(lambda: not screen.windows(""), "the end")
    say("closed", began)
    return 0


if __name__ == "__main__":
    sys.exit(main())
