# shellcheck shell=bash
# Sourced by ./kaikin: builds what is not up to date, which .mvn/built alone decides.
: "${here:?}" "${jar:?}" "${needs_build:?}"

# What all commands but bench are made of.
modules=(runtime policies stacks sandbox cli)

# maven ARG... : before a repository's first commit without the plugin that looks for it, and would fail.
maven() {
  local skip=()
  [[ ! -e $here/.git ]] || git -C "$here" rev-parse --quiet --verify HEAD >/dev/null 2>&1 ||
    skip=(-Dmaven.gitcommitid.skip)
  (cd "$here" && ./mvnw -B -ntp "${skip[@]}" "$@")
}

# build MODULE... : says what fails, and fails.
build() {
  local module stale=() lock
  check_place
  install_missing "${needs_build[@]}"
  "$here/.mvn/built" check "$@" >/dev/null || {
    mkdir -p "$here/target"
    # Somebody else may be building here.
    exec {lock}>"$here/target/lock"
    flock "$lock"
    for module; do "$here/.mvn/built" check "$module" >/dev/null || stale+=("$module"); done
    ((!${#stale[@]})) || package "${stale[@]}" || return
    exec {lock}>&-
  }
  # They go with their jars, whenever .mvn/built drops these.
  [[ -e $jar.jsa && -e $here/policies/target/policies.jar.jsa ]] || archive_classes
}

# Whatever cannot be right with this folder is said before anything begins.
check_place() {
  local each free
  for each in "$here" "$here"/target "$here"/*/target; do
    [[ ! -e $each || -w $each ]] || die "$each cannot be written to: it is read-only, or somebody else's"
  done
  free=$(df -Pk "$here" | awk 'NR == 2 { print int($4 / 1024) }')
  ((free >= 500)) || die "there are $free MB of disk space left for $here, and a build takes 500 MB"
}

# package MODULE... : with what they need. On failure Maven's errors are in $work/maven.
package() {
  local started=$SECONDS what
  what=$(IFS=- && printf 'build-%s' "$*")
  say "building $*$(usually "$what")"
  work
  (IFS=, && maven package -Dmaven.test.skip=true -Dcyclonedx.skip -pl "$*" -am 2>&1) | tee "$work/maven" | follow "$what" ||
    return
  took "$what" $((SECONDS - started))
}

# The first line of Maven's that says where a source is wrong, else its first that says anything.
why_not_built() {
  grep -m1 -E '^\[ERROR\] /.*\.java' "$work/maven" || grep -m1 '^\[ERROR\]' "$work/maven" || tail -n 1 "$work/maven"
}

# The JVM's archives of classes, for what is started often: the policy pack starts in 0.4 s instead of 1.2 s. Commands
# practise what a review does, of a changed line too. Whatever is not right with one of them, the JVM does without.
archive_classes() {
  local trouble
  (work='' && start "$jar" -XX:ArchiveClassesAtExit="$jar.jsa" practise) >/dev/null 2>&1 || true
  # Not tried again before the next build.
  [[ -e $jar.jsa ]] || : >"$jar.jsa"
  trouble=$("$here/policies/pack" --practise "$here"/docs/access/*.json 2>&1) ||
    say "the policy pack will start slower, without its archive of classes: ${trouble%%$'\n'*}"
}
