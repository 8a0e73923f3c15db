@echo off
rem Runs the jellygrad command from a clone, building it first where nothing is built. After a change of the sources build
rem anew with: mvn -q -B -pl regression/cli -am package -Dquick
rem JAVA_HOME chooses the Java, JELLYGRAD_JAVA_OPTS adds options to it (-Xmx8g, say).
setlocal
set "ROOT=%~dp0"
set "TARGET=%ROOT%regression\cli\target"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"

"%JAVA%" -version >nul 2>nul
if errorlevel 1 (
    echo There is no java to run.>&2
    echo.>&2
    echo Install a JDK 17 or newer and put it on the PATH, or set JAVA_HOME to its directory.>&2
    exit /b 1
)

if not exist "%TARGET%\class-archive.log" (
    where mvn >nul 2>nul
    if errorlevel 1 (
        echo Jellygrad is not built, and there is no mvn on the PATH.>&2
        echo.>&2
        echo Install Maven 3.8.7 or newer: it builds Jellygrad and fetches the libraries.>&2
        exit /b 1
    )
    echo Building Jellygrad: once, a minute or two, most of it for Maven to fetch the libraries.>&2
    pushd "%ROOT%"
    call mvn -q -B -pl regression/cli -am package -Dquick 1>&2
    if errorlevel 1 (
        popd
        echo The build failed; Maven says why above.>&2
        exit /b 1
    )
    popd
)

rem Results are UTF-8.
chcp 65001 >nul
"%JAVA%" -Xshare:auto "-XX:SharedArchiveFile=%TARGET%\jellygrad.jsa" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 ^
    -Xlog:disable "-Xlog:all=error,cds*=off:stderr" --enable-native-access=ALL-UNNAMED %JELLYGRAD_JAVA_OPTS% ^
    -jar "%TARGET%\jellygrad.jar" %*
exit /b %ERRORLEVEL%
