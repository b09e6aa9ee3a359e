@echo off
rem Runs Smalti on Windows by the Java in this folder, else that of JAVA_HOME, else that on the PATH: 17 or newer.
setlocal EnableExtensions DisableDelayedExpansion
set "home=%~dp0"
set "home=%home:~0,-1%"

set "java=%home%\runtime\bin\java.exe"
if exist "%java%" goto run
if not defined JAVA_HOME goto search
set "java=%JAVA_HOME%\bin\java.exe"
if exist "%java%" goto version
echo smalti: JAVA_HOME is "%JAVA_HOME%", and no bin\java.exe is there; correct it, or unset it 1>&2
exit /b 1

:search
set "java="
for %%j in (java.exe) do set "java=%%~$PATH:j"
if defined java goto version
echo smalti: no java found; install a Java 17 or newer, or set JAVA_HOME 1>&2
exit /b 1

rem Every Java says its version in a file; where there is none, as behind a link, it is tried.
:version
set "number="
for %%j in ("%java%") do set "release=%%~dpj..\release"
if not exist "%release%" goto run
for /f "tokens=2 delims==." %%v in ('findstr /b "JAVA_VERSION=" "%release%"') do set "number=%%~v"
if not defined number goto run
set "number=%number:"=%"
if %number% geq 17 goto run
echo smalti: "%java%" is Java %number%; install a Java 17 or newer, or set JAVA_HOME to one 1>&2
exit /b 1

:run
set "crashes=%LOCALAPPDATA%\smalti"
if not defined LOCALAPPDATA set "crashes=%TEMP%"
if not exist "%crashes%" mkdir "%crashes%" 2>nul

rem Commands that need other settings of memory say so themselves; the build wrote them down.
set "machine=-XX:+UseParallelGC -Xms16m -Xlog:disable"
for /f "usebackq tokens=1*" %%a in ("%home%\lib\memory") do if "%%a"=="%~1" set "machine=%%b -Xlog:disable"

"%java%" %machine% "-XX:ErrorFile=%crashes%\%%p.log" "-Dsmalti.home=%home%" "-Dsmalti.crashes=%crashes%" -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -Djava.awt.headless=true -Dslf4j.internal.verbosity=ERROR %SMALTI_JAVA_OPTIONS% -jar "%home%\lib\smalti.jar" %*
exit /b %errorlevel%
