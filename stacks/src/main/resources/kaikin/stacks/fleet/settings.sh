# sshguard's own configuration, where Debian, Red Hat and the original put it. It is read, and never run.

# read_setting NAME: into value what a shell would assign last, with what only a shell can work out left as it is («$»,
# «`»); nothing where it is not set; with a «?» before it where it depends on what a shell would do.
read_setting() {
  value=
  for settings in /etc/sshguard/sshguard.conf /etc/sshguard.conf /usr/local/etc/sshguard.conf; do
    [ -r "$settings" ] || continue
    value=$(KAIKIN_NAME=$1 awk "$KAIKIN_SETTINGS" "$settings") || value='?'
    return 0
  done
}

# Cuts the file into words as a shell does. An assignment is one at the beginning of a command, or after «export» and
# the like.
# shellcheck disable=SC2016
KAIKIN_SETTINGS='
function flush(   assignment) {
  if (!begun) return
  assignment = leading && plain && word ~ /^[A-Za-z_][A-Za-z0-9_]*=/
  if (assignment && index(word, name "=") == 1) { value = substr(word, length(name) + 2); odd = within }
  else if (!assignment && (word == name || index(word, name "=") || index(word, "{" name))) odd = 1
  if (leading && word ~ /^(eval|[.]|source)$/) odd = 1
  if (leading && word ~ /^(if|case|for|while|until)$/) within = 1
  if (leading && word ~ /^(fi|esac|done)$/) within = 0
  if (!assignment && word !~ /^(export|readonly|declare|typeset|if|then|elif|else|while|until|do|!|[{])$/) leading = 0
  word = ""; begun = 0; plain = 1
}
BEGIN { name = ENVIRON["KAIKIN_NAME"]; leading = 1; plain = 1 }
{
  for (at = 1; at <= length($0); at++) {
    c = substr($0, at, 1)
    if (quote == "\047") { if (c == "\047") quote = ""; else word = word c }
    else if (c == "\\" && at == length($0)) { joined = 1 }
    else if (c == "\\" && (quote == "" || index("\\\"$`", substr($0, at + 1, 1)))) {
      begun = 1
      word = word substr($0, ++at, 1)
    }
    else if (quote == "\"") { if (c == "\"") quote = ""; else word = word c }
    else if (c == "\047" || c == "\"") {
      # What is quoted before its «=» is no assignment.
      if (word !~ /=/) plain = 0
      quote = c; begun = 1
    }
    else if (c == " " || c == "\t") flush()
    else if (c == "#" && !begun) break
    else if (index(";&|()", c)) { flush(); leading = 1 }
    else { begun = 1; word = word c }
  }
  if (joined) joined = 0
  else if (quote != "") word = word "\n"
  else { flush(); leading = 1 }
}
END {
  flush()
  print (odd ? "?" : "") value
}'
