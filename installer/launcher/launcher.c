/* The small program that starts TAF Desktop: it loads the Python that lies in its own folder and
 * hands over to it, inside this same process. So Windows shows "TAF Desktop" with its own icon,
 * and the manifest of this file (long paths, sharp text on every monitor) holds for the whole.
 *
 * Built twice: with a window (TAF Desktop.exe), and with -DCONSOLE as taf-desktop-cli.exe.
 *
 * No python.exe is installed. Only the module named here can be started, and what is installed
 * around it is found by python\pythonNNN._pth: no PYTHONPATH, no user site, no current folder. */

#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>
#include <windows.h>
#include <shobjidl.h>

#ifdef CONSOLE
#define ENTRY CLI_MODULE
#define RUN L" import main; sys.exit(main())"
#else
#define ENTRY L"taf_desktop.app.main"
#define RUN L" import run; run()"
#endif

/* How the program starts itself afresh when it locks (see app/bootstrap.py). */
#define OWN_MODULE L"taf_desktop.app.main"

#define START L"import sys; sys.argv[0] = sys.executable; from " ENTRY RUN

typedef int (*python_main)(int, wchar_t **);

static int missing(const wchar_t *part)
{
    wchar_t words[2 * MAX_PATH];
    const wchar_t *said = L"TAF Desktop cannot start because a part of it is missing:\n\n%ls\n\n"
        L"Please run its setup again, or ask your IT team to. Your vaults are not touched by this.";
    _snwprintf(words, 2 * MAX_PATH - 1, said, part);
    words[2 * MAX_PATH - 1] = 0;
#ifdef CONSOLE
    fwprintf(stderr, L"%ls\n", words);
#else
    MessageBoxW(NULL, words, L"TAF Desktop", MB_OK | MB_ICONWARNING);
#endif
    return 3;
}

static int is_own_restart(int count, wchar_t **words)
{
    return count > 2 && !wcscmp(words[1], L"-m") && !wcscmp(words[2], OWN_MODULE);
}

static int start(int count, wchar_t **words)
{
    /* Nothing is loaded from the folder a person happens to be in. */
    SetDllDirectoryW(L"");
    wchar_t *path = calloc(32768, sizeof(wchar_t));
    wchar_t **given = calloc(count + 8, sizeof(wchar_t *));
    if (path == NULL || given == NULL)
        return missing(L"memory");
    DWORD length = GetModuleFileNameW(NULL, path, 32000);
    wchar_t *end = length ? wcsrchr(path, L'\\') : NULL;
    if (end == NULL)
        return missing(L"the program folder");
    wcscpy(end + 1, L"python\\" PYTHON_DLL);
    HMODULE python = LoadLibraryExW(path, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    if (python == NULL)
        return missing(path);
    python_main run = (python_main)(void (*)(void))GetProcAddress(python, "Py_Main");
    if (run == NULL)
        return missing(path);
    int total = 0;
    given[total++] = words[0];
    given[total++] = L"-B"; /* never write beside the program */
    given[total++] = L"-X";
    given[total++] = L"utf8";
    given[total++] = L"-c";
    given[total++] = START;
    for (int each = is_own_restart(count, words) ? 3 : 1; each < count; each++)
        given[total++] = words[each];
    return run(total, given);
}

#ifdef CONSOLE
int wmain(int count, wchar_t **words)
{
    return start(count, words);
}
#else
int WINAPI wWinMain(HINSTANCE self, HINSTANCE before, PWSTR line, int show)
{
    (void)self, (void)before, (void)line, (void)show;
    SetCurrentProcessExplicitAppUserModelID(APPLICATION_ID);
    return start(__argc, __wargv);
}
#endif
