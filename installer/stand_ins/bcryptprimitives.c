/* Wine 8 has no bcryptprimitives.dll, from which libraries written in Rust take random bytes. This one
 * passes the request on to the same source's older name. For trying things under Wine only. */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(void *bytes, ULONG count);

__declspec(dllexport) BOOL WINAPI ProcessPrng(unsigned char *bytes, SIZE_T count)
{
    return SystemFunction036(bytes, (ULONG)count);
}
