@echo off
rem Runs the jellygrad command, from an unpacked download as it is, from a clone after building what is not built. There, after a change of the sources build
rem anew with: mvn -q -B -Dstyle.color=never -pl regression/cli -am package -Dquick
rem JAVA_HOME chooses the Java, JELLYGRAD_JAVA_OPTS adds options to it (-Xmx8g, say).
rem Written beside the sh launcher, jellygrad, and not yet tried on Windows. Unlike that one it does not look for newer sources.
setlocal EnableExtensions DisableDelayedExpansion
set "ROOT=%~dp0"
set "TARGET=%ROOT%regression\cli\target"
rem A download has the program beside this file.
if exist "%ROOT%program\jellygrad.jar" set "TARGET=%ROOT%program"

set "JAVA="
if defined JAVA_HOME (
    set "JAVA=%JAVA_HOME%\bin\java.exe"
) else (
    for %%J in (java.exe) do set "JAVA=%%~$PATH:J"
)
if not defined JAVA goto nojava
if not exist "%JAVA%" goto nojava

rem The release file beside bin says the version without starting Java.
set "RELEASE="
for %%J in ("%JAVA%") do set "HOME_OF_JAVA=%%~dpJ.."
if exist "%HOME_OF_JAVA%\release" (
    for /f "usebackq tokens=2 delims==" %%V in (`findstr /b "JAVA_VERSION=" "%HOME_OF_JAVA%\release"`) do (
        for /f "tokens=1,2 delims=._-+" %%A in ("%%~V") do if "%%A"=="1" (set "RELEASE=%%B") else set "RELEASE=%%A"
    )
)
if not defined RELEASE set "RELEASE=17"
if %RELEASE% LSS 17 (
    echo %JAVA% is Java %RELEASE%.>&2
    echo.>&2
    echo Jellygrad needs a JDK 17 or newer: install one and set JAVA_HOME to its directory.>&2
    exit /b 1
)

if "%TARGET%"=="%ROOT%program" goto built
if exist "%TARGET%\class-archive.log" goto built
where mvn >nul 2>nul
if errorlevel 1 (
    echo Jellygrad is not built, and there is no mvn on the PATH.>&2
    echo.>&2
    echo Install Maven 3.8.7 or newer: it builds Jellygrad and fetches the libraries.>&2
    exit /b 1
)
if not exist "%TARGET%" mkdir "%TARGET%"
rem One builds, the others wait and find it done: a file that is open for writing cannot be opened so by another.
set "SAID="
:wait
3>&2 2>nul (
    9>"%TARGET%\build.lock" (
        call :build 2>&3
    )
)
if exist "%TARGET%\class-archive.log" goto built
if exist "%TARGET%\build.failed" (
    del "%TARGET%\build.failed"
    echo The build failed; Maven says why above.>&2
    exit /b 1
)
if not defined SAID echo Another jellygrad is building; waiting for it.>&2
set "SAID=yes"
ping -n 2 127.0.0.1 >nul
goto wait

:build
if exist "%TARGET%\class-archive.log" exit /b 0
echo Building Jellygrad: once, a minute or two, most of it for Maven to fetch the libraries.>&2
pushd "%ROOT%"
rem Without it Maven ends by resetting colours it never set.
set "MAVEN_OPTS=%MAVEN_OPTS% -Djansi.noreset=true"
call mvn -q -B -Dstyle.color=never -pl regression/cli -am package -Dquick 1>&2
if errorlevel 1 echo failed>"%TARGET%\build.failed"
popd
exit /b 0

:nojava
echo There is no java to run.>&2
echo.>&2
echo Install a JDK 17 or newer and put it on the PATH, or set JAVA_HOME to its directory.>&2
exit /b 1

:built
rem Java 23 and later warn when a library uses Unsafe, which ND4J does.
set "UNSAFE="
if %RELEASE% GEQ 23 set "UNSAFE=--sun-misc-unsafe-memory-access=allow"

rem The quick compiler alone starts a short run in half the time; what computes for long, mini-batches or files beyond
rem 32 MB, is worth the optimising one.
set "TIER=-XX:TieredStopAtLevel=1"
call :tier %*
if "%~1"=="play" set "TIER="

rem Whoever chooses a garbage collector gets that one: Java takes no two.
set "COLLECTOR=-XX:+UseSerialGC"
echo "%JELLYGRAD_JAVA_OPTS% %JDK_JAVA_OPTIONS% %JAVA_TOOL_OPTIONS%" | findstr /r /c:"-XX:+Use.*GC" >nul && set "COLLECTOR="

rem Results are UTF-8.
chcp 65001 >nul
"%JAVA%" -XX:+DisplayVMOutputToStderr -Xshare:auto "-XX:SharedArchiveFile=%TARGET%\jellygrad.jsa" %COLLECTOR% %TIER% ^
    -Xlog:disable "-Xlog:all=error,cds*=off:stderr" --enable-native-access=ALL-UNNAMED %UNSAFE% ^
    -Dfile.encoding=UTF-8 -Dorg.nd4j.log.initialization=false %JELLYGRAD_JAVA_OPTS% -jar "%TARGET%\jellygrad.jar" %*
exit /b %ERRORLEVEL%

:tier
if "%~1"=="" exit /b 0
if "%~1"=="--batch" set "TIER="
for %%F in ("%~1") do if exist "%%~F" if %%~zF GTR 33554432 set "TIER="
shift
goto tier
