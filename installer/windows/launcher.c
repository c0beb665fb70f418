/* Stands in for the program where no Windows program can be made: it has the icon, the version and
   the names of the real one, so that the installer and what it registers can be tried.
   "--wait FILE" stays until FILE is gone; it writes FILE first, to say that it runs. */

#include <windows.h>

#include <wchar.h>

int wmain(int count, wchar_t **words)
{
    if (count == 3 && wcscmp(words[1], L"--wait") == 0) {
        HANDLE file = CreateFileW(words[2], GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, 0, NULL);
        if (file == INVALID_HANDLE_VALUE)
            return 1;
        CloseHandle(file);
        while (GetFileAttributesW(words[2]) != INVALID_FILE_ATTRIBUTES)
            Sleep(50);
    }
    return 0;
}
