"""Does something within an event loop, as every click does: there pages are built in turns."""

import time

from PySide6.QtCore import QEventLoop, QTimer


def in_event_loop(job, until=None):
    """Run a job within a loop, which goes on until ``until`` says so; return what the job does."""
    loop, made, faults = QEventLoop(), [], []
    look = QTimer(interval=1)

    def begin():
        try:
            made.append(job())
        except BaseException as error:  # shown where the test stands, not in the loop
            faults.append(error)
        if faults or until is None:
            loop.quit()
        else:
            look.start()

    look.timeout.connect(lambda: loop.quit() if until(made[0]) else None)
    QTimer.singleShot(0, begin)
    QTimer.singleShot(20_000, loop.quit)
    loop.exec()
    look.stop()
    if faults:
        raise faults[0]
    return made[0]


def steps(done, number=5, takes=0.0):
    """Build something in steps that take so many seconds each; each notes itself in ``done``."""
    for each in range(number):
        until = time.perf_counter() + takes
        while time.perf_counter() < until:
            pass
        done.append(each)
        yield
