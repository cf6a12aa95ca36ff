#!/bin/sh
# Reads what hostlint judges of a Linux host and writes it to standard output, as a snapshot:
#
#     sh collect.sh >host.tar.gz        and where hostlint is:   hostlint check host.tar.gz
#     ssh HOST sh -s <collect.sh | hostlint check -
#
# It only reads: it writes no file, changes nothing, and runs nothing that it reads. Standard output is the archive, standard error
# is for people. It needs sh, awk, head, tr, sed, stat and readlink (those of busybox will do), and takes gzip and curl where they are.
# Without root it reads less, and says so in the snapshot. What it looks at is the list at the end of this file.

set -u
umask 077
hostlint_by=@by@
hostlint_level=@level@
hostlint_seconds=@seconds@
hostlint_total=@total@
# shellcheck disable=SC2034 # not all that is taken out needs it
hostlint_nul=$(printf '\001')
# shellcheck disable=SC2034
hostlint_mark=$(printf '\003')
# What is taken out of texts: a script for sed -E. A NUL stands as \001, and \003 is held before what stays.
# shellcheck disable=SC1003,SC2089 # a program of sed
hostlint_redaction=@redaction@

hostlint_complain() {
  echo "hostlint: $*" >&2
}

# An awk that counts bytes and writes any of them.
hostlint_find_awk() {
  for hostlint_awk in awk gawk mawk nawk 'busybox awk'; do
    # shellcheck disable=SC2086 # two words
    [ "$($hostlint_awk 'BEGIN { s = sprintf("%c%c", 200, 1); print length(s) index(s, "\001") }' </dev/null 2>/dev/null)" = 22 ] && return
  done
  return 1
}

hostlint_check_tools() {
  [ -r /proc/self/mountinfo ] || { hostlint_complain 'this is no Linux host, or /proc is not mounted' && return 1; }
  hostlint_find_awk || { hostlint_complain 'there is no awk here; install one: busybox has it' && return 1; }
  for hostlint_tool in head tr sed stat readlink sleep cat; do
    command -v "$hostlint_tool" >/dev/null 2>&1 || { hostlint_complain "there is no \"$hostlint_tool\" here; busybox has it" && return 1; }
  done
  [ "$(stat -c %f / 2>/dev/null)$(stat -f -c %t / 2>/dev/null)" != '' ] ||
    { hostlint_complain 'stat knows no -c here; that of coreutils and of busybox does' && return 1; }
  [ "$(echo abc | head -c 2 | sed -E 's~(A)b~\1c~gI')" = ac ] ||
    { hostlint_complain 'head knows no -c or sed no -E here; those of coreutils and of busybox do' && return 1; }
}

# Runs awk, and ends it where it does not end itself.
hostlint_read_host() {
  # shellcheck disable=SC1003,SC2016,SC2086 # a program of awk; the name of awk may be two words
  hostlint_lists | $hostlint_awk '
@awk@
' &
  hostlint_reader=$!
  (
    exec </dev/null >/dev/null
    hostlint_waited=0
    while [ "$hostlint_waited" -lt "$((hostlint_total * 2 + 30))" ]; do
      sleep 1
      hostlint_waited=$((hostlint_waited + 1))
    done
    hostlint_complain "the host was not read within $((hostlint_total * 2 + 30)) s; the snapshot is cut off"
    kill -9 "$hostlint_reader"
  ) &
  hostlint_watch=$!
  wait "$hostlint_reader"
  hostlint_status=$?
  { kill -9 "$hostlint_watch" && wait "$hostlint_watch"; } 2>/dev/null
  return "$hostlint_status"
}

# The same on its way through gzip, which must not hide that something went wrong.
hostlint_pack() {
  if command -v gzip >/dev/null 2>&1; then
    { hostlint_packed=$({ { hostlint_read_host 3>&- 4>&-; echo "$?" >&3; } | gzip -n -c >&4; } 3>&1); } 4>&1
    return "$hostlint_packed"
  fi
  hostlint_read_host
}

# The host's own name, unless it may be a word of any configuration.
hostlint_redact_name() {
  [ "$hostlint_level" = strict ] || return 0
  hostlint_host=$(uname -n)
  for hostlint_name in "${hostlint_host%%.*}" "$hostlint_host"; do
    case $hostlint_name in
    *[!A-Za-z0-9.-]* | ? | ?? | ???) ;;
    *[0-9.-]*)
      hostlint_redaction="s~(^|[^A-Za-z0-9-])$hostlint_name(\$|[^A-Za-z0-9-])~\\1redacted-host\\2~g
$hostlint_redaction"
      ;;
    esac
  done
}

hostlint_main() {
  if [ -t 1 ]; then
    hostlint_complain 'the snapshot is an archive and no text; write it to a file: sh collect.sh >host.tar.gz'
    return 2
  fi
  # What would make the tools behave in another way.
  unset POSIXLY_CORRECT POSIX_ME_HARDER GREP_OPTIONS QUOTING_STYLE TIME_STYLE BLOCK_SIZE BLOCKSIZE GLOBIGNORE CDPATH ENV BASH_ENV GZIP AWKPATH
  LC_ALL=C
  TZ=UTC
  PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/run/current-system/sw/bin
  # Stands between the parts of what the shells below say; nothing that was on the host before can hold it.
  hostlint_nonce=hostlint$$x$(tr -d '\n-' </proc/sys/kernel/random/uuid)
  # shellcheck disable=SC2090
  export LC_ALL TZ PATH hostlint_by hostlint_level hostlint_seconds hostlint_total hostlint_redaction hostlint_nonce
  hostlint_check_tools || return 2
  hostlint_redact_name
  hostlint_pack
}

# Letter and path: f content, l names, s kind and rights, m file system; c program, g question to a daemon; the rest is said above.
hostlint_lists() {
  printf '%s\n' \
@lists@
}

# At the end, so that a script that was cut off does nothing.
hostlint_main
exit "$?"
