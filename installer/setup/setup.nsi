; TAF Desktop for one person, without an administrator. Built by installer/build.py, which passes
;   VERSION, VERSION_NUMBERS (a.b.c.0), STAGE (the folder to install), ICON, PICTURE,
;   OUT_FILE, SIZE_KB
;
; setup.exe /S [/D=C:\folder]   installs, upgrades or repairs without a word. /D comes last, unquoted.
; Exit codes: 0 done · 1 stopped by the person · 2 stopped by a fault · 5 the program is open
;             6 a newer version is installed · 7 the folder belongs to something else

Unicode true
Target amd64-unicode
ManifestDPIAware true
ManifestSupportedOS Win10
; Packing well takes minutes; trying things need not wait for it.
!ifdef QUICK
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include Win\COM.nsh
!include Win\Propkey.nsh

!define NAME "TAF Desktop"
!define PROGRAM "TAF Desktop.exe"
!define MARK "installed-by-setup.txt"
!define APPLICATION_ID "TAFDesktop.TAFDesktop"
!define CASE_FILE "TAFDesktop.HandOver"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define VAULTS "$LOCALAPPDATA\TAF Desktop\Vaults"

Name "${NAME}"
BrandingText "${NAME} ${VERSION}"
OutFile "${OUT_FILE}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
RequestExecutionLevel user
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "${VERSION_NUMBERS}"
VIAddVersionKey ProductName "${NAME}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey FileDescription "Sets up ${NAME}"
VIAddVersionKey CompanyName "${NAME}"
VIAddVersionKey LegalCopyright "MIT licence"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${PICTURE}"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "${PICTURE}"
!define MUI_WELCOMEFINISHPAGE_BITMAP_STRETCH AspectFitHeight
!define MUI_UNWELCOMEFINISHPAGE_BITMAP_STRETCH AspectFitHeight
!define MUI_WELCOMEPAGE_TITLE "Set up ${NAME} ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "${NAME} is set up for you alone, in your own folder. No administrator is needed, and nothing is fetched from the internet.$\r$\n$\r$\nIf an earlier version is here, it is replaced. Your vaults and settings stay as they are."
!define MUI_FINISHPAGE_TITLE "${NAME} is ready"
!define MUI_FINISHPAGE_TEXT "You find it in the Start menu."
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!define MUI_FINISHPAGE_RUN_TEXT "Open ${NAME} now"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "${NAME} is taken off this computer. Your vaults are not: they stay, locked, in$\r$\n${VAULTS}"
!define MUI_FINISHPAGE_NOAUTOCLOSE
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "${NAME} has been removed"
!define MUI_FINISHPAGE_TEXT "Your vaults are still here, locked with your passphrase:$\r$\n$\r$\n${VAULTS}$\r$\n$\r$\nTo open them again, set ${NAME} up again. Please delete them only if you are sure that nobody needs them."
!insertmacro MUI_UNPAGE_FINISH
!insertmacro MUI_LANGUAGE "English"

; The folders that hold the program; each is replaced as a whole.
!macro EachFolder DO
  !insertmacro ${DO} "app"
  !insertmacro ${DO} "python"
  !insertmacro ${DO} "site"
  !insertmacro ${DO} "licences"
!macroend

!macro PutAside FOLDER
  RMDir /r "$INSTDIR\${FOLDER}.before"
  ${If} ${FileExists} "$INSTDIR\${FOLDER}\*.*"
    ClearErrors
    Rename "$INSTDIR\${FOLDER}" "$INSTDIR\${FOLDER}.before"
    ${If} ${Errors}
      StrCpy $1 "open"
    ${EndIf}
  ${EndIf}
!macroend

!macro BringBack FOLDER
  ${If} ${FileExists} "$INSTDIR\${FOLDER}.before\*.*"
    RMDir /r "$INSTDIR\${FOLDER}"
    Rename "$INSTDIR\${FOLDER}.before" "$INSTDIR\${FOLDER}"
  ${EndIf}
!macroend

!macro DropBefore FOLDER
  RMDir /r "$INSTDIR\${FOLDER}.before"
!macroend

!macro Remove FOLDER
  RMDir /r "$INSTDIR\${FOLDER}"
!macroend

!macro Stop CODE WORDS
  MessageBox MB_OK|MB_ICONINFORMATION "${WORDS}" /SD IDOK
  SetErrorLevel ${CODE}
  Quit
!macroend

; $1 becomes "open" while the program runs: Windows lets nobody write to a running program.
!macro AskWhetherOpen
  StrCpy $1 ""
  ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${PROGRAM}" a
    ${If} ${Errors}
      StrCpy $1 "open"
    ${Else}
      FileClose $0
    ${EndIf}
  ${EndIf}
!macroend

!macro WaitUntilClosed
  ${Do}
    !insertmacro AskWhetherOpen
    ${If} $1 == ""
      ${ExitDo}
    ${EndIf}
    ${If} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONINFORMATION "${NAME} is open. Please close it (everything typed is saved), then choose Retry." /SD IDCANCEL IDCANCEL`
      SetErrorLevel 5
      Quit
    ${EndIf}
  ${Loop}
!macroend

Section "Program"
  SetShellVarContext current
  ReadRegStr $0 HKCU "${UNINSTALL}" "DisplayVersion"
  ${If} $0 != ""
    ${VersionCompare} "$0" "${VERSION}" $2
    ${If} $2 == 1
      !insertmacro Stop 6 "A newer version of ${NAME} ($0) is already here. Nothing was changed."
    ${EndIf}
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\*.*"
  ${AndIfNot} ${FileExists} "$INSTDIR\${MARK}"
    FindFirst $0 $2 "$INSTDIR\*"
    ${Do}
      ${If} $2 == ""
        ${ExitDo}
      ${ElseIf} $2 != "."
      ${AndIf} $2 != ".."
        FindClose $0
        !insertmacro Stop 7 "There is something else in $INSTDIR. Nothing was changed. Please choose an empty folder, or remove the version that your IT team installed."
      ${EndIf}
      FindNext $0 $2
    ${Loop}
    FindClose $0
  ${EndIf}
  !insertmacro WaitUntilClosed

  CreateDirectory "$INSTDIR"
  ; First of all, so that a set-up that was cut off can be run again.
  FileOpen $0 "$INSTDIR\${MARK}" w
  FileWrite $0 "${NAME} ${VERSION}$\r$\n"
  FileClose $0
  !insertmacro EachFolder PutAside
  ${If} $1 == "open"
    !insertmacro EachFolder BringBack
    !insertmacro Stop 5 "${NAME} is open, or another program is reading its files. Nothing was changed. Please close it and run this again."
  ${EndIf}

  ClearErrors
  SetOutPath "$INSTDIR"
  File /r "${STAGE}\*.*"
  ${If} ${Errors}
    !insertmacro EachFolder BringBack
    !insertmacro Stop 2 "Not everything could be written, for example because the disk is full. The earlier version, if there was one, is back in place."
  ${EndIf}
  !insertmacro EachFolder DropBefore

  WriteUninstaller "$INSTDIR\uninstall.exe"
  SetOutPath "$INSTDIR"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${PROGRAM}" "" "$INSTDIR\${PROGRAM}" 0 SW_SHOWNORMAL "" "Assess, plan and meet with one family"
  Call MarkShortcut

  WriteRegStr HKCU "Software\Classes\.fhcase" "" "${CASE_FILE}"
  WriteRegStr HKCU "Software\Classes\${CASE_FILE}" "" "Hand-over of one family's record"
  WriteRegStr HKCU "Software\Classes\${CASE_FILE}\DefaultIcon" "" "$INSTDIR\${PROGRAM},0"
  WriteRegStr HKCU "Software\Classes\${CASE_FILE}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" --open "%1"'

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${PROGRAM}"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${SIZE_KB}
  ${RefreshShellIcons}
SectionEnd

; The shortcut carries the same application id as the program, or a pinned icon and the running
; window would be two buttons in the task bar. Where this cannot be done, nothing else is lost.
Function MarkShortcut
  !insertmacro ComHlpr_CreateInProcInstance ${CLSID_ShellLink} ${IID_IShellLink} r0 ""
  ${If} $0 P<> 0
    ${IUnknown::QueryInterface} $0 '("${IID_IPersistFile}",.r1)'
    ${If} $1 P<> 0
      ${IPersistFile::Load} $1 '("$SMPROGRAMS\${NAME}.lnk",${STGM_READWRITE})'
      ${IUnknown::QueryInterface} $0 '("${IID_IPropertyStore}",.r2)'
      ${If} $2 P<> 0
        System::Call '*(&w64 "${APPLICATION_ID}")p.r3'
        System::Call '*${SYSSTRUCT_PROPERTYKEY}(${PKEY_AppUserModel_ID})p.r4'
        System::Call '*${SYSSTRUCT_PROPVARIANT}(${VT_LPWSTR},,&i8 r3)p.r5'
        ${IPropertyStore::SetValue} $2 '($4,$5)'
        ${IPropertyStore::Commit} $2 ""
        System::Free $3
        System::Free $4
        System::Free $5
        ${IUnknown::Release} $2 ""
        ${IPersistFile::Save} $1 '("$SMPROGRAMS\${NAME}.lnk",1)'
      ${EndIf}
      ${IUnknown::Release} $1 ""
    ${EndIf}
    ${IUnknown::Release} $0 ""
  ${EndIf}
FunctionEnd

Section "Uninstall"
  SetShellVarContext current
  ${IfNot} ${FileExists} "$INSTDIR\${MARK}"
    !insertmacro Stop 7 "This folder does not hold ${NAME}. Nothing was changed."
  ${EndIf}
  !insertmacro WaitUntilClosed
  ; Only what the set-up brought. Vaults lie elsewhere, and are left even if somebody put one here.
  !insertmacro EachFolder Remove
  Delete "$INSTDIR\${PROGRAM}"
  Delete "$INSTDIR\taf-desktop-cli.exe"
  Delete "$INSTDIR\sbom.cdx.json"
  Delete "$INSTDIR\LICENSE.txt"
  Delete "$INSTDIR\${MARK}"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\Classes\${CASE_FILE}"
  ReadRegStr $0 HKCU "Software\Classes\.fhcase" ""
  ${If} $0 == "${CASE_FILE}"
    DeleteRegKey HKCU "Software\Classes\.fhcase"
  ${EndIf}
  ${RefreshShellIcons}
SectionEnd
