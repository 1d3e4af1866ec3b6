# How the second start is fast: a file with the classes of the program, loaded, linked and profiled (JEP 514).
# Sourced by ./lamina, with the project folder as working directory. A start never waits for the file and never needs it.
#
# The JVM does not notice when a jar of the class path changes under such a file (JDK 25.0.3), so it is used only when
# everything it was made from is older, and it is of this JDK and for this folder. Bytes that changed in it may crash
# the JVM. To compare its checksum before every start would take longer than the window may (50 ms by the JVM itself), so
# a file that was written since it was made is not used, and one that decayed is deleted some seconds after the start.

start_folder=$home/app/target/start

# find_start_cache: sets start_cache to the file, or to nothing; returns 1 if it would be worth making one.
find_start_cache() {
  start_cache=
  start_key="$home|$JAVA_HOME|"
  while IFS= read -r line; do start_key="$start_key$line|"; done <"$JAVA_HOME/release"

  [ -r "$start_folder/key" ] && IFS= read -r made_for <"$start_folder/key" && [ "$made_for" = "$start_key" ] || return 1
  for part in app/target/built app/target/lamina.jar app/target/lib/*.jar app/target/fx/*.jar "$start_folder/cache"; do
    [ ! "$part" -nt "$start_folder/key" ] || return 1
  done
  # A key without a file: it was tried and did not work here.
  [ ! -s "$start_folder/cache" ] || start_cache=$start_folder/cache
}

# check_start_cache: deletes the file in the background if it is not as it was made.
check_start_cache() {
  (
    sleep 10 # the start comes first
    was=$(sed -n 2p "$start_folder/key") && is=$(nice -n 19 cksum <"$start_folder/cache") || exit 0
    [ "$was" = "$is" ] || rm -f "$start_folder/key" "$start_folder/cache"
  ) </dev/null >/dev/null 2>&1 &
}

# make_start_cache: makes the file in the background, from a short run of the window off screen, where the folder can
# be written and nobody else is at it.
make_start_cache() {
  mkdir -p "$start_folder" 2>/dev/null || return 0
  making=$start_folder/making
  rm -rf "$(find "$making" -maxdepth 0 -mmin +10 2>/dev/null)" # what a machine that went down left
  mkdir "$making" 2>/dev/null || return 0
  (
    trap '' HUP INT TERM # it goes on for its few seconds when the program or the terminal is closed
    rm -f "$start_folder/key" "$start_folder/cache"
    (
      unset LAMINA_CLASSPATH
      main=org.lamina.app.Main
      slowly='nice -n 19'
      window_java "-XX:AOTCacheOutput=$making/cache" screenshot mnist-lenet -o "$making/picture.png"
    ) && [ -s "$making/cache" ] && mv "$making/cache" "$start_folder/cache"
    { printf '%s\n' "$start_key" && { [ ! -s "$start_folder/cache" ] || cksum <"$start_folder/cache"; }; } >"$making/key" && mv "$making/key" "$start_folder/key"
    rm -rf "$making"
  ) </dev/null >"$start_folder/log" 2>&1 &
}
