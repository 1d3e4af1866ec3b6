# Shared by ./lamina and ./verify. Plain POSIX sh; sourced with the project folder as working directory.
# Nothing here starts another process when everything that is needed is already in place.

say() { printf '%s\n' "$*" >&2; }

die() {
  say "$*"
  exit 2
}

on_linux() { [ -d /proc/self ] && [ ! -d /System/Library ]; }

# --- JDK -----------------------------------------------------------------------------------------

LAMINA_JDK=25

# is_jdk FOLDER: true when FOLDER holds a JDK (with compiler) of at least $LAMINA_JDK; read from its "release" file.
is_jdk() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  while IFS='=' read -r key value; do
    [ "$key" = JAVA_VERSION ] || continue
    value=${value#\"}
    value=${value%%[!0-9]*}
    [ -n "$value" ] && [ "$value" -ge "$LAMINA_JDK" ] && return 0
    return 1
  done <"$1/release"
  return 1
}

# home_of_path_java: the JDK folder behind the "java" on the PATH.
home_of_path_java() {
  java_on_path=$(command -v java 2>/dev/null) || return 1
  java_on_path=$(readlink -f "$java_on_path" 2>/dev/null) || return 1
  printf '%s\n' "${java_on_path%/bin/java}"
}

# find_jdk: sets and exports JAVA_HOME, or ends with one sentence.
find_jdk() {
  if [ -n "${JAVA_HOME-}" ] && is_jdk "$JAVA_HOME"; then
    export JAVA_HOME
    return 0
  fi
  if candidate=$(home_of_path_java) && is_jdk "$candidate"; then
    JAVA_HOME=$candidate
    export JAVA_HOME
    return 0
  fi
  for candidate in \
    /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /usr/local/java/* /usr/local/lib/jvm/* /usr/local/jdk* /opt/* /opt/java/* /opt/jdk/* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/* \
    "$HOME"/.local/share/mise/installs/java/* "$HOME"/.gradle/jdks/* "$HOME"/.jbang/cache/jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    if is_jdk "$candidate"; then
      JAVA_HOME=$candidate
      export JAVA_HOME
      return 0
    fi
  done
  die "Lamina needs a JDK $LAMINA_JDK or newer and found none: install one (for example Eclipse Temurin $LAMINA_JDK from adoptium.net, or your system's openjdk-$LAMINA_JDK-jdk package) under /usr/lib/jvm, /opt or ~/.jdks, or set JAVA_HOME to its folder."
}

# maven ARGUMENT...: Maven of the wrapper, without the warnings that its own libraries cause on this JDK.
maven() {
  MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS-}"
  export MAVEN_OPTS
  ./mvnw -B "$@"
}

# --- System libraries and fonts --------------------------------------------------------------------

# exists FILE...: true when the first argument (usually the first match of a pattern) is there.
exists() { [ -e "$1" ]; }

has_library() {
  exists /usr/lib/*/"$1" || exists /usr/lib64/"$1" || exists /usr/lib/"$1" || exists /lib/*/"$1" || exists /usr/local/lib/"$1"
}

has_font() {
  exists /usr/share/fonts/$1 || exists /usr/share/fonts/*/$1 || exists /usr/share/fonts/*/*/$1 || exists "$HOME"/.fonts/$1 || exists "$HOME"/.local/share/fonts/$1
}

has_chinese_font() {
  has_font 'NotoSansCJK*' || has_font 'NotoSansSC*' || has_font 'SourceHanSans*' || has_font 'wqy-*' || has_font 'DroidSansFallback*'
}

# missing_things [tests]: prints a word for each thing a window (and, with "tests", the test run) still needs.
missing_things() {
  has_library libgtk-3.so.0 || echo gtk
  has_library libGL.so.1 || echo gl
  has_library libXtst.so.6 || echo xtst
  has_library libXxf86vm.so.1 || echo xxf86vm
  has_font 'DejaVuSans.ttf' || echo font
  has_chinese_font || echo chinese-font
  [ "${1-}" = tests ] || return 0
  command -v xvfb-run >/dev/null 2>&1 && command -v Xvfb >/dev/null 2>&1 || echo xvfb
  command -v xauth >/dev/null 2>&1 || echo xauth
}

# package_of WORD: what the thing is called by apt.
package_of() {
  case $1 in
    gtk) if apt-cache show libgtk-3-0t64 >/dev/null 2>&1; then echo libgtk-3-0t64; else echo libgtk-3-0; fi ;;
    gl) echo libgl1 ;;
    xtst) echo libxtst6 ;;
    xxf86vm) echo libxxf86vm1 ;;
    font) echo fonts-dejavu-core ;;
    chinese-font) echo fonts-noto-cjk ;;
    *) echo "$1" ;;
  esac
}

packages_for() {
  names=
  for word in "$@"; do names="$names $(package_of "$word")"; done
  printf '%s\n' "${names# }"
}

apt_install() {
  # The names are separate words on purpose.
  # shellcheck disable=SC2086
  DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $1 >&2
}

# ensure_system [tests]: installs what is missing when root with apt, otherwise prints the command that would.
ensure_system() {
  on_linux || return 0
  missing=$(missing_things "${1-}")
  [ -n "$missing" ] || return 0
  # shellcheck disable=SC2086
  set -- "${1-}" $missing
  scope=$1
  shift
  if ! command -v apt-get >/dev/null 2>&1; then
    say "This system lacks: $*. With your package manager, install GTK 3, OpenGL (libGL), libXtst, libXxf86vm, the DejaVu and Noto CJK fonts${scope:+, Xvfb and xauth}."
  elif [ "$(id -u)" -eq 0 ]; then
    say "Installing $(packages_for "$@") ..."
    apt_install "$(packages_for "$@")" || {
      apt-get update -q >&2 && apt_install "$(packages_for "$@")"
    } || say "The system libraries could not be installed."
  else
    say "Some system libraries or fonts are missing. Run: sudo apt-get update && sudo apt-get install -y $(packages_for "$@")"
  fi
  left=$(missing_things "$scope" | grep -v font) || return 0
  # shellcheck disable=SC2086
  die "Lamina cannot go on without:" $left
}
