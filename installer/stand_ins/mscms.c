/* Wine's mscms.dll lacks a function that Qt asks for colours of a screen with; this one knows of no
 * colour profile at all. For trying things under Wine only, never shipped. */
#define NONE(name) __declspec(dllexport) void *name(void) { return 0; }
NONE(OpenColorProfileW) NONE(WcsCreateIccProfile) NONE(CloseColorProfile) NONE(GetColorProfileFromHandle)
