"""Ends the program that is open, as the Task Manager would."""

import ctypes

import screen

kernel32 = ctypes.WinDLL("kernel32")
TERMINATE = 1

if __name__ == "__main__":
    for _window, process in screen.windows(""):
        handle = kernel32.OpenProcess(TERMINATE, False, process)
        kernel32.TerminateProcess(ctypes.c_void_p(handle), 1)
    screen.wait_for(lambda: not screen.windows(""), "the end of the program")
    print("ended")
