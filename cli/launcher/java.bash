# shellcheck shell=bash
# Sourced by ./kaikin: how its JVMs are started.
: "${here:?}"

# run JAR ARG...
run() {
  start "$1" -XX:SharedArchiveFile="$1.jsa" "${@:2}"
}

# start JAR JVM-OPTION ARG... : an archive of another JVM's is no news, nor what guava does that JDK 24 and newer warn of.
start() {
  clean
  exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" "$2" -Xshare:auto -Xlog:disable '-Xlog:all=error,cds*=off:stderr' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC \
    -XX:-UsePerfData -Dsun.misc.unsafe.memory.access=allow -Djava.io.tmpdir="${TMPDIR:-/tmp}" -Dkaikin.project="$here" ${terminal:+-Dkaikin.terminal=yes} -jar "$1" "${@:3}"
}
