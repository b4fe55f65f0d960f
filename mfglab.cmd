@echo off
rem Starts MFGLab on Windows: finds a JDK 25, builds with Maven what is not built or older than its sources, and runs Java.
rem The same steps, in the same order, as the script `mfglab`; everything it keeps lies in target\launcher.
setlocal EnableExtensions DisableDelayedExpansion
set "jdk_version=25"

for %%v in (OMPI_COMM_WORLD_SIZE PMI_SIZE PMIX_SIZE MPI_LOCALNRANKS SLURM_STEP_NUM_TASKS) do (
  if defined %%v call :refuse_ranks %%v || exit /b 2
)

set "home=%~dp0"
if "%home:~-1%"=="\" set "home=%home:~0,-1%"
set "launcher=%home%\target\launcher"
set "module=workbench-cli"
set "main=org.mfglab.cli.Main"
set "more_options="
set "arguments=%*"
if /i "%~1"=="bench" (
  set "module=benchmarks"
  set "main=org.mfglab.bench.Main"
  rem JMH reaches into the JDK, and newer run-times warn of it.
  set "more_options=--sun-misc-unsafe-memory-access=allow"
  call set "arguments=%%arguments:*bench=%%"
)
if /i "%~1"=="gui" (
  set "module=workbench-ui"
  set "main=org.mfglab.ui.Main"
  call set "arguments=%%arguments:*gui=%%"
)

call :find_jdk
if not defined jdk (
  >&2 echo mfglab needs a JDK %jdk_version%, and none was found in JAVA_HOME, on the PATH or in the usual folders.
  >&2 echo Get it from https://adoptium.net/temurin/releases/?version=%jdk_version%, and set JAVA_HOME to its folder.
  exit /b 1
)

call :is_stale
if errorlevel 1 (
  call :build
  if errorlevel 1 exit /b 1
)
set /p build=<"%launcher%\%module%"
"%jdk%\bin\java.exe" -Xlog:disable -Xlog:all=error:stderr -XX:+UseParallelGC -XX:NewRatio=9 -XX:MaxRAMPercentage=75 ^
  -Djava.awt.headless=true --enable-native-access=ALL-UNNAMED -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 "-Dmfglab.home=%home%" %more_options% ^
  -cp "%launcher%\%build%\*" %main% %arguments%
exit /b %ERRORLEVEL%

:refuse_ranks
call set "size=%%%1%%"
if %size% LEQ 1 exit /b 0
>&2 echo mfglab does not run as one of %size% processes (%1=%size%). Start it once, without mpirun; its threads use every core.
exit /b 1

:find_jdk
set "jdk="
if defined JAVA_HOME call :try_jdk "%JAVA_HOME%"
for /f "delims=" %%j in ('where java 2^>nul') do call :try_jdk "%%~dpj.."
for %%r in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%USERPROFILE%\.jdks") do (
  for /d %%j in ("%%~r\*") do call :try_jdk "%%~j"
)
exit /b 0

:try_jdk
if defined jdk exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
findstr /b /r /c:"JAVA_VERSION=.%jdk_version%[^0-9]" "%~1\release" >nul 2>&1 && set "jdk=%~f1"
exit /b 0

rem Ends with 1 where nothing of the module is built, or a source is newer than what is.
:is_stale
if not exist "%launcher%\%module%" exit /b 1
powershell -NoProfile -Command ^
  "$built = (Get-Item -LiteralPath ($env:launcher + '\' + $env:module)).LastWriteTimeUtc;" ^
  "$roots = @('pom.xml') + (@('solver-core', 'solver-gpu', 'workbench-core', 'workbench-cli', $env:module) | %% { ($_ + '\pom.xml'), ($_ + '\src\main') });" ^
  "$newer = $roots | %% { $env:home + '\' + $_ } | ? { Test-Path -LiteralPath $_ } | %% { Get-Item -LiteralPath $_; Get-ChildItem -LiteralPath $_ -Recurse } | ? { $_.LastWriteTimeUtc -gt $built };" ^
  "exit [int][bool]$newer"
exit /b %ERRORLEVEL%

:build
where mvn >nul 2>&1
if errorlevel 1 (
  >&2 echo mfglab needs Maven to build itself, and there is no mvn on the PATH.
  >&2 echo Get it from https://maven.apache.org/download.cgi, and add its bin folder to PATH.
  exit /b 1
)
if not exist "%launcher%" mkdir "%launcher%" || exit /b 1
:lock
mkdir "%launcher%\lock" 2>nul
if errorlevel 1 (
  >&2 echo mfglab: waiting for another build ^(if there is none: rmdir "%launcher%\lock"^)
  ping -n 3 127.0.0.1 >nul
  goto lock
)
call :is_stale
if errorlevel 1 (call :build_locked) else (call )
set "result=%ERRORLEVEL%"
rmdir "%launcher%\lock"
exit /b %result%

:build_locked
>&2 echo mfglab: building, because nothing is built yet or a source is newer
set "build=build-%RANDOM%%RANDOM%%RANDOM%"
>"%launcher%\begin" echo %build%
if exist "%home%\%module%\target\lib" rmdir /s /q "%home%\%module%\target\lib"
pushd "%home%"
set "maven_java=%JAVA_HOME%"
set "JAVA_HOME=%jdk%"
call mvn -B -pl %module% -am -Dmaven.test.skip=true package >"%launcher%\build.log" 2>&1
set "result=%ERRORLEVEL%"
set "JAVA_HOME=%maven_java%"
popd
if not "%result%"=="0" (
  >&2 findstr /b /c:"[ERROR]" "%launcher%\build.log"
  >&2 echo mfglab: the build failed; the whole log is %launcher%\build.log
  exit /b 1
)
mkdir "%launcher%\%build%" || exit /b 1
copy /y "%home%\%module%\target\lib\*.jar" "%launcher%\%build%\" >nul || exit /b 1
for %%j in ("%home%\%module%\target\%module%-*.jar") do (
  echo %%~nj| findstr /e /c:"-tests" >nul || copy /y "%%~j" "%launcher%\%build%\" >nul
)
rem The time of `begin` is that of the start of the build: what is edited during the build is newer.
move /y "%launcher%\begin" "%launcher%\%module%" >nul || exit /b 1
>&2 echo mfglab: built
exit /b 0
