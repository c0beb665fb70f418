; Installs the program for one user, without an administrator, and takes it away again.
;
; Compiled by installer/make_installer.py, which hands in FACTS: what the program is called, and the
; files it consists of (macros INSTALL_FILES and REMOVE_FILES). Nothing is removed but what is in
; that list, and no folder that is not empty. The data of an office is never in here and never
; touched.
;
; Silent: /S, folder: /D=C:\path (last, without quotes), also /DESKTOP=1|0 /SENDTO=1|0 /AUTOSTART=1|0.
; /START=1 starts the program afterwards, as an update does that the program began.
; /BACK=1 allows an older version over a newer one; only "Trở về bản trước" has a reason to, for it
; brings the data of that time back as well.

Unicode true
Target amd64-unicode
!include "${FACTS}"

Name "${NAME}"
OutFile "${OUT}"
RequestExecutionLevel user
SetCompressor /SOLID lzma
SetCompressorDictSize 64
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${UNINSTALL_KEY}" "InstallLocation"
BrandingText "${NAME} ${VERSION}"
ManifestDPIAware true
ManifestSupportedOS Win10
AllowSkipFiles off
ShowInstDetails nevershow
ShowUninstDetails nevershow
MiscButtonText "$(BUTTON_BACK)" "$(BUTTON_NEXT)" "$(BUTTON_CANCEL)" "$(BUTTON_CLOSE)"
InstallButtonText "$(BUTTON_INSTALL)"
UninstallButtonText "$(BUTTON_UNINSTALL)"

VIProductVersion "${WINDOWS_VERSION}"
VIFileVersion "${WINDOWS_VERSION}"
VIAddVersionKey /LANG=1066 "ProductName" "${NAME}"
VIAddVersionKey /LANG=1066 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1066 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1066 "CompanyName" "${PUBLISHER}"
VIAddVersionKey /LANG=1066 "LegalCopyright" "${PUBLISHER}"
VIAddVersionKey /LANG=1066 "FileDescription" "${NAME}"

!ifdef SIGN
  !finalize '${SIGN} "%1"'
  !uninstfinalize '${SIGN} "%1"'
!endif

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include WinVer.nsh
!include Sections.nsh

; What a script that started us is told.
!define REFUSED_OLDER 10
!define REFUSED_RUNNING 11
!define REFUSED_FOLDER 12
!define REFUSED_WINDOWS 13
!define REFUSED_WRITING 14
!define REFUSED_TWICE 15

!define RUN_KEY "Software\Microsoft\Windows\CurrentVersion\Run"
!define RUN_ALLOWED_KEY "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
!define CLASSES "Software\Classes"
!define PACKAGE_ENDING ".cchc"
!define PACKAGE_ID "CCHCDesktop.Package"
!define UPDATE_ID "CCHCDesktop.Update"
!define FILE_ICON_NAME "cchc.ico"
!define UNINSTALLER "Uninstall.exe"
!define WAIT_STEP 500
!define WAIT_STEPS 60 ; half a minute: a program that was asked to end copies its data first

!define LONGEST_PATH 259
!define MOST_LEFT 9

Var Home      ; where the program shall be, while $INSTDIR is beside it
Var Staged    ; where the new version is made ready
Var Former    ; where the version before was put meanwhile
Var Elsewhere ; where it was installed so far, when that is another folder
Var DataFolder

; ---- pages -----------------------------------------------------------------------------------

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "finish.bmp"
!define MUI_ABORTWARNING
!define MUI_LANGDLL_ALLLANGUAGES
!define MUI_LANGDLL_REGISTRY_ROOT HKCU
!define MUI_LANGDLL_REGISTRY_KEY "${UNINSTALL_KEY}"
!define MUI_LANGDLL_REGISTRY_VALUENAME "Language"

!define MUI_PAGE_HEADER_TEXT "$(WISHES_TITLE)"
!define MUI_PAGE_HEADER_SUBTEXT "$(WISHES_WORDS)"
!define MUI_COMPONENTSPAGE_NODESC
!define MUI_COMPONENTSPAGE_TEXT_TOP "$(WISHES_TOP)"
!define MUI_COMPONENTSPAGE_TEXT_COMPLIST "$(WISHES_LIST)"
!insertmacro MUI_PAGE_COMPONENTS

!define MUI_PAGE_HEADER_TEXT "$(FOLDER_TITLE)"
!define MUI_PAGE_HEADER_SUBTEXT "$(FOLDER_WORDS)"
!define MUI_DIRECTORYPAGE_TEXT_TOP "$(FOLDER_TOP)"
!define MUI_PAGE_CUSTOMFUNCTION_PRE SkipWhenInstalled
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE RefuseStrangeFolder
!insertmacro MUI_PAGE_DIRECTORY

!define MUI_PAGE_HEADER_TEXT "$(WORK_TITLE)"
!define MUI_PAGE_HEADER_SUBTEXT "$(WORK_WORDS)"
!insertmacro MUI_PAGE_INSTFILES

!define MUI_FINISHPAGE_TITLE "$(DONE_TITLE)"
!define MUI_FINISHPAGE_TEXT "$(DONE_WORDS)"
!define MUI_FINISHPAGE_BUTTON "$(BUTTON_DONE)"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!define MUI_FINISHPAGE_RUN_TEXT "$(DONE_RUN)"
!insertmacro MUI_PAGE_FINISH

!define MUI_PAGE_HEADER_TEXT "$(AWAY_TITLE)"
!define MUI_PAGE_HEADER_SUBTEXT "$(AWAY_WORDS)"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(AWAY_TOP)"
!define MUI_UNCONFIRMPAGE_TEXT_LOCATION "$(AWAY_FROM)"
!insertmacro MUI_UNPAGE_CONFIRM
!define MUI_PAGE_HEADER_TEXT "$(AWAY_WORK_TITLE)"
!define MUI_PAGE_HEADER_SUBTEXT "$(AWAY_WORK_WORDS)"
!insertmacro MUI_UNPAGE_INSTFILES

!insertmacro MUI_LANGUAGE "Vietnamese"
!insertmacro MUI_LANGUAGE "English"
!include "words.nsh"
!insertmacro MUI_RESERVEFILE_LANGDLL

; What the installer itself adds to the program's files; whoever removes those goes on with these.
!macro REMOVE_OWN_FILES
  Delete "$INSTDIR\${FILE_ICON_NAME}"
  Delete "$INSTDIR\${UNINSTALLER}"
  RMDir "$INSTDIR"
!macroend

; ---- what stands in the way ------------------------------------------------------------------

!macro Refuse CODE SENTENCE
  MessageBox MB_OK|MB_ICONEXCLAMATION "${SENTENCE}" /SD IDOK
  Call StartAgain
  SetErrorLevel ${CODE}
  Quit
!macroend

; Says in $0 whether one of the programs runs: Windows lends nobody the file of a running program.
!macro LookForRunning un
Function ${un}LookForRunning
  StrCpy $0 ""
  Push "${CONSOLE}"
  Push "${PROGRAM}"
  ${Do}
    Pop $1
    ${If} ${FileExists} "$INSTDIR\$1"
      ClearErrors
      FileOpen $2 "$INSTDIR\$1" a
      ${If} ${Errors}
        StrCpy $0 "$1"
      ${Else}
        FileClose $2
      ${EndIf}
    ${EndIf}
  ${LoopUntil} $1 == "${CONSOLE}"
FunctionEnd

Function ${un}WaitUntilItEnded
  StrCpy $3 0
  ${Do}
    Call ${un}LookForRunning
    ${If} $0 == ""
      Return
    ${EndIf}
    ${If} ${Silent}
      IntOp $3 $3 + 1
      ${If} $3 > ${WAIT_STEPS}
        !if "${un}" == ""
          Call StartAgain
        !endif
        SetErrorLevel ${REFUSED_RUNNING}
        Quit
      ${EndIf}
      Sleep ${WAIT_STEP}
    ${Else}
      MessageBox MB_RETRYCANCEL|MB_ICONINFORMATION "$(RUNNING)" IDRETRY +3
      SetErrorLevel ${REFUSED_RUNNING}
      Quit
    ${EndIf}
  ${Loop}
FunctionEnd
!macroend
!insertmacro LookForRunning ""
!insertmacro LookForRunning "un."

; Finds where the data is: this user's own folder, or where the program has moved it.
!macro FindDataFolder un
Function ${un}FindDataFolder
  StrCpy $DataFolder "$LOCALAPPDATA\${NAME}"
  ClearErrors
  FileOpen $0 "$DataFolder\moved-to.txt" r
  ${If} ${Errors}
    Return
  ${EndIf}
  FileClose $0
  ; NSIS reads text in the system's code page; the path is in UTF-8.
  System::Call 'kernel32::CreateFileW(w "$DataFolder\moved-to.txt", i 0x80000000, i 7, p 0, i 3, i 0, p 0) p .r0'
  System::Alloc 4096
  Pop $1
  System::Call 'kernel32::ReadFile(p r0, p r1, i 4095, *i .r2, p 0)'
  System::Call 'kernel32::CloseHandle(p r0)'
  System::Call 'kernel32::MultiByteToWideChar(i 65001, i 0, p r1, i r2, w .r3, i ${NSIS_MAX_STRLEN}) i .r4'
  System::Free $1
  StrCpy $3 $3 $4
  ${Do}
    StrCpy $5 $3 1 -1
    ${If} $5 == "$\n"
    ${OrIf} $5 == "$\r"
      StrCpy $3 $3 -1
    ${Else}
      ${ExitDo}
    ${EndIf}
  ${Loop}
  ${If} $3 != ""
    StrCpy $DataFolder $3
  ${EndIf}
FunctionEnd
!macroend
!insertmacro FindDataFolder ""
!insertmacro FindDataFolder "un."

; Refuses to put an older version over a newer one, or beside data that a newer one has written.
Function RefuseOlder
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/BACK=" $1
  ${IfNot} ${Errors}
  ${AndIf} $1 == "1"
    Return
  ${EndIf}
  ReadRegStr $0 HKCU "${UNINSTALL_KEY}" "DisplayVersion"
  ReadRegStr $1 HKCU "${UNINSTALL_KEY}" "InstallLocation"
  ${If} $0 != ""
  ${AndIf} ${FileExists} "$1\${PROGRAM}" ; a folder deleted by hand is no version
    ${VersionCompare} "$0" "${VERSION}" $1
    ${If} $1 == 1
      !insertmacro Refuse ${REFUSED_OLDER} "$(OLDER)"
    ${EndIf}
  ${EndIf}
  Call FindDataFolder
  ; SQLite keeps what the program calls the schema's number at byte 60, the highest byte first.
  ClearErrors
  FileOpen $0 "$DataFolder\cchc.db" r
  ${If} ${Errors}
    Return
  ${EndIf}
  FileSeek $0 60
  StrCpy $1 0
  ${For} $2 1 4
    FileReadByte $0 $3
    IntOp $1 $1 * 256
    IntOp $1 $1 + $3
  ${Next}
  FileClose $0
  ${If} $1 > ${SCHEMA}
    !insertmacro Refuse ${REFUSED_OLDER} "$(OLDER_THAN_DATA)"
  ${EndIf}
FunctionEnd

; Says in $0 what $INSTDIR is: "free" (absent or empty), "ours", "strange", or "long".
; The program itself may be missing: scanners take it away, and a new installation brings it back.
Function LookAtFolder
  StrLen $0 "$INSTDIR"
  ${If} $0 <= 3 ; a whole drive
    StrCpy $0 "strange"
    Return
  ${EndIf}
  ; Beside it the new version is made ready, under a name that is longer by five signs.
  IntOp $0 $0 + ${DEEPEST}
  IntOp $0 $0 + 6
  ${If} $0 > ${LONGEST_PATH}
    StrCpy $0 "long"
    Return
  ${EndIf}
  StrCpy $0 "free"
  ${IfNot} ${FileExists} "$INSTDIR\*.*"
    Return
  ${EndIf}
  ${DirState} "$INSTDIR" $1
  ${If} $1 != 1
    Return
  ${EndIf}
  StrCpy $0 "ours"
  ${If} ${FileExists} "$INSTDIR\${UNINSTALLER}"
    ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
    ${OrIf} ${FileExists} "$INSTDIR\${FILE_ICON_NAME}"
      Return
    ${EndIf}
  ${EndIf}
  ReadRegStr $1 HKCU "${UNINSTALL_KEY}" "InstallLocation"
  ${If} $1 != "$INSTDIR"
    StrCpy $0 "strange"
  ${EndIf}
FunctionEnd

Function RefuseStrangeFolder
  Call LookAtFolder
  ${If} $0 == "strange"
    MessageBox MB_OK|MB_ICONINFORMATION "$(STRANGE_FOLDER)" /SD IDOK
    Abort
  ${ElseIf} $0 == "long"
    MessageBox MB_OK|MB_ICONINFORMATION "$(LONG_FOLDER)" /SD IDOK
    Abort
  ${EndIf}
FunctionEnd

Function SkipWhenInstalled
  Call LookAtFolder
  ${If} $0 == "ours"
    Abort
  ${EndIf}
FunctionEnd

; Two installers at once would take away what the other is making.
Function RefuseTwice
  System::Call 'kernel32::CreateMutexW(p 0, i 0, w "${NAME} installer") p .r0 ?e'
  Pop $1
  ${If} $1 == 183 ; ERROR_ALREADY_EXISTS
    MessageBox MB_OK|MB_ICONINFORMATION "$(TWICE)" /SD IDOK
    SetErrorLevel ${REFUSED_TWICE}
    Quit
  ${EndIf}
FunctionEnd

; ---- installing ------------------------------------------------------------------------------

; Whoever installs into another folder than before moves: two programs would share one registration.
Function LookElsewhere
  StrCpy $Elsewhere ""
  ReadRegStr $1 HKCU "${UNINSTALL_KEY}" "InstallLocation"
  ${If} $1 == ""
  ${OrIf} $1 == "$INSTDIR"
  ${OrIfNot} ${FileExists} "$1\${PROGRAM}"
    Return
  ${EndIf}
  StrCpy $Elsewhere $1
  Push $INSTDIR
  StrCpy $INSTDIR $Elsewhere
  Call WaitUntilItEnded
  Pop $INSTDIR
FunctionEnd

; The new version is made ready beside the former one, which stays as it is until then: whatever
; breaks off, the program that was there can be started. Then the folders change their names, which
; fails as long as anything in them is in use.

Function RemoveFiles ; of this version, from $INSTDIR
  !insertmacro REMOVE_FILES
  !insertmacro REMOVE_OWN_FILES
FunctionEnd

; Takes a folder of ours away, named in $R9. Its own uninstaller knows its files; where it has none,
; or a broken one, those of this version go. What a person has put there stays.
Function TakeAway
  Push $INSTDIR
  StrCpy $INSTDIR $R9
  ${If} ${FileExists} "$R9\${UNINSTALLER}"
    ExecWait '"$R9\${UNINSTALLER}" /S /FILES=1 _?=$R9'
  ${EndIf}
  Call RemoveFiles
  Pop $INSTDIR
FunctionEnd

; Takes away what an installation left that was cut off, as by a power cut.
Function TakeLeftoversAway
  ${For} $R8 1 ${MOST_LEFT}
    ${If} ${FileExists} "$INSTDIR.new$R8\${FILE_ICON_NAME}"
      StrCpy $R9 "$INSTDIR.new$R8"
      Call TakeAway
    ${EndIf}
    ${If} ${FileExists} "$INSTDIR.old$R8\${FILE_ICON_NAME}"
      StrCpy $R9 "$INSTDIR.old$R8"
      Call TakeAway
    ${EndIf}
  ${Next}
FunctionEnd

Function DropStaged
  SetOutPath "$TEMP" ; a working directory can be neither removed nor renamed
  ${If} $Home != ""
    StrCpy $INSTDIR $Home
  ${EndIf}
  ${If} $Staged != ""
    StrCpy $R9 $Staged
    StrCpy $Staged ""
    Call TakeAway
  ${EndIf}
FunctionEnd

!macro GiveUpWaiting
  Call DropStaged
  Call StartAgain
  SetErrorLevel ${REFUSED_RUNNING}
  Quit
!macroend

Function PutFormerAside
  StrCpy $Former ""
  ${DirState} "$INSTDIR" $1
  ${If} $1 != 1
    RMDir "$INSTDIR"
    Return
  ${EndIf}
  StrCpy $1 0
  ${Do}
    IntOp $1 $1 + 1
    StrCpy $Former "$INSTDIR.old$1"
  ${LoopWhile} ${FileExists} "$Former\*.*"
  StrCpy $3 0
  ${Do}
    ClearErrors
    Rename "$INSTDIR" "$Former"
    ${IfNot} ${Errors}
      Return
    ${EndIf}
    ${If} ${Silent}
      IntOp $3 $3 + 1
      ${If} $3 > ${WAIT_STEPS}
        StrCpy $Former ""
        !insertmacro GiveUpWaiting
      ${EndIf}
      Sleep ${WAIT_STEP}
    ${Else}
      MessageBox MB_RETRYCANCEL|MB_ICONINFORMATION "$(RUNNING)" IDRETRY again
      StrCpy $Former ""
      !insertmacro GiveUpWaiting
      again:
    ${EndIf}
  ${Loop}
FunctionEnd

; Says in $0 whether the folder named in $1 got the name in $2. A scanner may still be looking at
; what was just written.
Function RenamePatiently
  ${For} $3 1 ${WAIT_STEPS}
    ClearErrors
    Rename "$1" "$2"
    ${IfNot} ${Errors}
      StrCpy $0 "yes"
      Return
    ${EndIf}
    Sleep ${WAIT_STEP}
  ${Next}
  StrCpy $0 "no"
FunctionEnd

!macro Associate ENDING ID KIND
  WriteRegStr HKCU "${CLASSES}\${ENDING}" "" "${ID}"
  WriteRegStr HKCU "${CLASSES}\${ENDING}\OpenWithProgids" "${ID}" ""
  WriteRegStr HKCU "${CLASSES}\${ID}" "" "${KIND}"
  WriteRegStr HKCU "${CLASSES}\${ID}\DefaultIcon" "" "$INSTDIR\${FILE_ICON_NAME}"
  WriteRegStr HKCU "${CLASSES}\${ID}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
!macroend

; What another program has taken over since stays with it.
!macro Dissociate ENDING ID
  ReadRegStr $0 HKCU "${CLASSES}\${ENDING}" ""
  ${If} $0 == "${ID}"
    DeleteRegValue HKCU "${CLASSES}\${ENDING}" ""
  ${EndIf}
  DeleteRegValue HKCU "${CLASSES}\${ENDING}\OpenWithProgids" "${ID}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\${ENDING}\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${CLASSES}\${ENDING}"
  DeleteRegKey HKCU "${CLASSES}\${ID}"
!macroend

Section "-Program"
  SetDetailsPrint none
  Call WaitUntilItEnded
  Call RefuseOlder
  Call LookAtFolder
  ${If} $0 == "strange"
    !insertmacro Refuse ${REFUSED_FOLDER} "$(STRANGE_FOLDER)"
  ${ElseIf} $0 == "long"
    !insertmacro Refuse ${REFUSED_FOLDER} "$(LONG_FOLDER)"
  ${EndIf}
  Call LookElsewhere
  Call TakeLeftoversAway

  StrCpy $Home $INSTDIR
  StrCpy $1 0
  ${Do}
    IntOp $1 $1 + 1
    StrCpy $Staged "$Home.new$1"
  ${LoopWhile} ${FileExists} "$Staged\*.*"
  StrCpy $INSTDIR $Staged
  ClearErrors
  SetOverwrite try
  SetOutPath "$INSTDIR"
  File "/oname=${FILE_ICON_NAME}" "${FILE_ICON}" ; the first: by it the folder is known as ours
  !insertmacro INSTALL_FILES
  WriteUninstaller "$INSTDIR\${UNINSTALLER}"
  ${If} ${Errors}
    Call DropStaged
    !insertmacro Refuse ${REFUSED_WRITING} "$(NOT_WRITTEN)"
  ${EndIf}
  SetOutPath "$TEMP"
  StrCpy $INSTDIR $Home

  Call PutFormerAside
  StrCpy $1 $Staged
  StrCpy $2 $INSTDIR
  Call RenamePatiently
  ${If} $0 == "no"
    ${If} $Former != ""
      StrCpy $1 $Former
      Call RenamePatiently
    ${EndIf}
    Call DropStaged
    !insertmacro Refuse ${REFUSED_WRITING} "$(NOT_WRITTEN)"
  ${EndIf}
  StrCpy $Staged ""
  ${If} $Former != ""
    StrCpy $R9 $Former
    Call TakeAway
  ${EndIf}
  ${If} $Elsewhere != ""
    StrCpy $R9 $Elsewhere
    Call TakeAway
  ${EndIf}

  SetOutPath "$INSTDIR" ; where the shortcuts start the program
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${PROGRAM}"

  !insertmacro Associate "${PACKAGE_ENDING}" "${PACKAGE_ID}" "$(FILE_KIND)"
  !insertmacro Associate "${UPDATE_ENDING}" "${UPDATE_ID}" "$(UPDATE_KIND)"

  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${PROGRAM}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\${UNINSTALLER}"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\${UNINSTALLER}" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  Call TellTheShell
SectionEnd

Function .onInstFailed
  Call DropStaged
  Call StartAgain
FunctionEnd

Function .onInstSuccess
  Call StartAgain
FunctionEnd

; /START=1: the program that began its own update is started again, whatever came of it.
Function StartAgain
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/START=" $1
  ${IfNot} ${Errors}
  ${AndIf} $1 == "1"
  ${AndIf} ${FileExists} "$INSTDIR\${PROGRAM}"
    Exec '"$INSTDIR\${PROGRAM}"'
  ${EndIf}
FunctionEnd

!macro TellTheShell un
Function ${un}TellTheShell
  ; SHCNE_ASSOCCHANGED: Explorer shows the icon of .cchc at once.
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
FunctionEnd
!macroend
!insertmacro TellTheShell ""
!insertmacro TellTheShell "un."

; ---- wishes ----------------------------------------------------------------------------------

Section /o "$(WISH_DESKTOP)" WishDesktop
  SetOutPath "$INSTDIR"
  CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\${PROGRAM}"
SectionEnd

Section "$(WISH_SEND_TO)" WishSendTo
  SetOutPath "$INSTDIR"
  CreateShortcut "$SENDTO\${NAME}.lnk" "$INSTDIR\${PROGRAM}"
SectionEnd

Section /o "$(WISH_AUTOSTART)" WishAutostart
  WriteRegStr HKCU "${RUN_KEY}" "${NAME}" '"$INSTDIR\${PROGRAM}" --tray --delay ${DELAY}'
SectionEnd

; What was wished before and is no longer.
Section "-Unwished"
  ${IfNot} ${SectionIsSelected} ${WishDesktop}
    Delete "$DESKTOP\${NAME}.lnk"
  ${EndIf}
  ${IfNot} ${SectionIsSelected} ${WishSendTo}
    Delete "$SENDTO\${NAME}.lnk"
  ${EndIf}
  ${IfNot} ${SectionIsSelected} ${WishAutostart}
    DeleteRegValue HKCU "${RUN_KEY}" "${NAME}"
  ${EndIf}
SectionEnd

!macro WishAs SECTION WISHED
  ${If} ${WISHED}
    !insertmacro SelectSection ${SECTION}
  ${Else}
    !insertmacro UnselectSection ${SECTION}
  ${EndIf}
!macroend

; What the command line wishes: $1 is 1, 0, or empty when it says nothing.
!macro WishByLine SECTION OPTION
  ClearErrors
  ${GetOptions} $0 "/${OPTION}=" $1
  ${If} ${Errors}
    StrCpy $1 ""
  ${EndIf}
  ${If} $1 == "1"
    !insertmacro SelectSection ${SECTION}
  ${ElseIf} $1 == "0"
    !insertmacro UnselectSection ${SECTION}
  ${EndIf}
!macroend

Function .onInit
  ${IfNot} ${AtLeastWin10}
    !insertmacro Refuse ${REFUSED_WINDOWS} "$(WINDOWS_TOO_OLD)"
  ${EndIf}
  ; Vietnamese is proposed whatever the system speaks; a Vietnamese system is not even asked.
  ${If} $LANGUAGE != ${LANG_VIETNAMESE}
    StrCpy $LANGUAGE ${LANG_VIETNAMESE}
    ${IfNot} ${Silent}
      !insertmacro MUI_LANGDLL_DISPLAY
    ${EndIf}
  ${EndIf}
  Call RefuseTwice
  Call RefuseOlder
  ReadRegStr $0 HKCU "${UNINSTALL_KEY}" "DisplayVersion"
  ${If} $0 != "" ; an upgrade begins with what is there
    !insertmacro WishAs ${WishDesktop} '${FileExists} "$DESKTOP\${NAME}.lnk"'
    !insertmacro WishAs ${WishSendTo} '${FileExists} "$SENDTO\${NAME}.lnk"'
    ReadRegStr $0 HKCU "${RUN_KEY}" "${NAME}"
    !insertmacro WishAs ${WishAutostart} '$0 != ""'
  ${EndIf}
  ${GetParameters} $0
  !insertmacro WishByLine ${WishDesktop} "DESKTOP"
  !insertmacro WishByLine ${WishSendTo} "SENDTO"
  !insertmacro WishByLine ${WishAutostart} "AUTOSTART"
FunctionEnd

; ---- taking it away --------------------------------------------------------------------------

Function un.onInit
  !insertmacro MUI_UNGETLANGUAGE
FunctionEnd

Section "Uninstall"
  SetDetailsPrint none
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/FILES=" $R1
  ${IfNot} ${Errors} ; a newer version only wants these files gone
    !insertmacro REMOVE_FILES
    !insertmacro REMOVE_OWN_FILES
    Return
  ${EndIf}
  Call un.WaitUntilItEnded
  SetOutPath "$TEMP"
  !insertmacro REMOVE_FILES
  !insertmacro REMOVE_OWN_FILES

  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  Delete "$SENDTO\${NAME}.lnk"
  DeleteRegValue HKCU "${RUN_KEY}" "${NAME}"
  DeleteRegValue HKCU "${RUN_ALLOWED_KEY}" "${NAME}"
  !insertmacro Dissociate "${PACKAGE_ENDING}" "${PACKAGE_ID}"
  !insertmacro Dissociate "${UPDATE_ENDING}" "${UPDATE_ID}"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  Call un.TellTheShell

  ; The data stays. Whoever wants it gone does that with his own hands.
  Call un.FindDataFolder
  ${If} ${FileExists} "$DataFolder\cchc.db"
    MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(DATA_STAYS)" /SD IDNO IDNO +2
    ExecShell "open" "$DataFolder"
  ${EndIf}
SectionEnd
