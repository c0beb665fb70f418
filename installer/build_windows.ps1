# Builds CCHC Desktop on a Windows 10/11 x64 machine: installer, archive for sticks, their sums.
# Needs CPython 3.11 or newer from python.org (64 bit), NSIS 3.08 or newer, and pip's index.
# Nothing else is installed: dev.py puts the locked packages into .venv beside the sources.
#
#   powershell -ExecutionPolicy Bypass -File installer\build_windows.ps1
#   ... -Python C:\Path\python.exe   another Python
#   ... -Check                       also tries other users and a stick
#
# To sign, set CCHC_SIGN to a command that signs the file named after it, for example
#   $env:CCHC_SIGN = 'signtool sign /fd SHA256 /td SHA256 /tr http://timestamp.example /sha1 <thumbprint>'

param(
    [string]$Python = "py",
    [switch]$Check
)

$ErrorActionPreference = "Stop"
Set-Location (Split-Path -Parent $PSScriptRoot)

$facts = & $Python -c "import platform, struct, sys; print(sys.implementation.name, struct.calcsize('P') * 8, platform.machine(), sys.version_info >= (3, 11))"
if ($LASTEXITCODE -ne 0) { throw "Python was not found: $Python" }
if ($facts -ne "cpython 64 AMD64 True") {
    throw "CPython 3.11 or newer, 64 bit, is needed; this is: $facts"
}

$compiler = Get-Command makensis -ErrorAction SilentlyContinue
if (-not $compiler -and -not (Test-Path "${env:ProgramFiles(x86)}\NSIS\makensis.exe")) {
    throw "NSIS was not found. Install it for this user, or put makensis on the PATH."
}

$arguments = @("dev.py", "build")
if ($Check) { $arguments += "--check" }
& $Python @arguments
if ($LASTEXITCODE -ne 0) { throw "The build has failed; see above." }

Get-ChildItem dist -File -Include *.exe, *.zip -Recurse -Depth 0 |
    Get-FileHash -Algorithm SHA256 |
    ForEach-Object { "{0}  {1}" -f $_.Hash.ToLower(), (Split-Path -Leaf $_.Path) } |
    Tee-Object -FilePath dist\SHA256SUMS.txt
