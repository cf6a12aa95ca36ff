/** What every script begins with: options, and the functions that edit files. For any POSIX shell with awk, cksum and mktemp. */
export const shellPrelude = String.raw`# shellcheck disable=SC1003,SC2016 # What is in quotes is text for files.
set -eu

usage() {
  printf '%s\n' \
    'usage: sh FILE [--dry-run] [--root DIR] [--reboot]' \
    '  --dry-run   say what would be done, and do nothing' \
    '  --root DIR  edit files below DIR, such as a mounted image, and leave out what needs the running host' \
    '  --reboot    reboot at the end, where the plan asks for it'
}
say() { printf '%s\n' "$*"; }
stop() {
  printf 'stopped: %s\n' "$*" >&2
  exit 1
}

root='' dry=no reboot=no
while [ $# -gt 0 ]; do
  case $1 in
  --dry-run) dry=yes ;;
  --reboot) reboot=yes ;;
  --root)
    if [ $# -lt 2 ] || [ ! -d "$2" ]; then stop '--root needs a directory'; fi
    root=$(cd -P -- "$2" && pwd)
    [ "$root" != / ] || root=''
    shift
    ;;
  -h | --help)
    usage
    exit 0
    ;;
  *)
    usage >&2
    exit 2
    ;;
  esac
  shift
done
[ "$dry" = yes ] || [ -n "$root" ] || [ "$(id -u)" = 0 ] || stop 'only root may do this; run it with sudo'

backups=/var/backups/hostlint/$(date -u +%Y%m%dT%H%M%SZ)-$$
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

# Symbolic links are left to people; below another root they may lead out of it.
guard() {
  if [ -L "$root$1" ]; then stop "$1 is a symbolic link; edit what it leads to"; fi
  if [ -e "$root$1" ] && [ ! -f "$root$1" ]; then stop "$1 is no regular file"; fi
  [ -n "$root" ] || return 0
  at=$root rest=$(dirname "$1")/
  while rest=${'${rest#/}'} && [ -n "$rest" ]; do
    at=$at/${'${rest%%/*}'} rest=${'${rest#*/}'}
    if [ -L "$at" ]; then stop "$at is a symbolic link, which may lead out of $root"; fi
  done
}

# become PATH: standard input takes the place of the file, and a copy of the old one is kept.
become() {
  guard "$1"
  cat >"$work/new"
  if [ -f "$root$1" ] && [ "$(cksum <"$work/new")" = "$(cksum <"$root$1")" ]; then
    say "   $1 is as it should be"
    return 0
  fi
  if [ "$dry" = yes ]; then
    say "   would write $1"
    return 0
  fi
  mkdir -p "$root$(dirname "$1")"
  if [ -f "$root$1" ]; then
    (umask 077 && mkdir -p "$root$backups$(dirname "$1")")
    cp -p "$root$1" "$root$backups$1"
    cp -p "$root$1" "$root$1.hostlint-new"
    cat "$work/new" >"$root$1.hostlint-new"
    say "   wrote $1; what was there is in $backups$1"
  else
    (umask 022 && cat "$work/new" >"$root$1.hostlint-new")
    say "   wrote $1, which was not there"
  fi
  mv -f "$root$1.hostlint-new" "$root$1"
}

# expect PATH BEFORE AFTER: checksums; stops where the file is neither what the plan was made for nor what it becomes.
expect() {
  guard "$1"
  now=none
  if [ -f "$root$1" ]; then now=$(cksum <"$root$1"); fi
  [ "$now" = "$2" ] || [ "$now" = "$3" ] || stop "$1 has changed since the plan was made; make it anew"
}

# write_line PATH LINE [START]: the file has the line, in the place of those that begin so.
write_line() {
  guard "$1"
  if [ -f "$root$1" ]; then
    line=$2 start=${'${3-}'} awk '
      { text = $0; sub(/^[ \t]+/, "", text); whole = text; sub(/[ \t\r]+$/, "", whole) }
      whole == ENVIRON["line"] || (ENVIRON["start"] != "" && index(text, ENVIRON["start"]) == 1) {
        if (!done) print ENVIRON["line"]
        done = 1
        next
      }
      { print }
      END { if (!done) print ENVIRON["line"] }' "$root$1" >"$work/edit"
  else
    printf '%s\n' "$2" >"$work/edit"
  fi
  become "$1" <"$work/edit"
}

# replace_line PATH NUMBER OLD [NEW]: without NEW the line goes.
replace_line() {
  guard "$1"
  [ -f "$root$1" ] || stop "there is no $1 any more"
  state=0
  number=$2 old=$3 new=${'${4-}'} goes=$((4 - $#)) awk '
    function trim(text) { sub(/^[ \t]+/, "", text); sub(/[ \t\r]+$/, "", text); return text }
    NR == ENVIRON["number"] && trim($0) == trim(ENVIRON["old"]) {
      hit = 1
      if (ENVIRON["goes"] == 0) print ENVIRON["new"]
      next
    }
    NR == ENVIRON["number"] { is_new = trim($0) == trim(ENVIRON["new"]) }
    trim($0) == trim(ENVIRON["old"]) { seen = 1 }
    { print }
    END { if (!hit) exit (ENVIRON["goes"] == 0 ? is_new : !seen) ? 3 : 4 }' "$root$1" >"$work/edit" || state=$?
  case $state in
  0) become "$1" <"$work/edit" ;;
  3) say "   $1 is as it should be" ;;
  *) stop "line $2 of $1 is not what it was when the plan was made" ;;
  esac
}

# live COMMAND: whether to run what needs the running host.
live() {
  if [ -n "$root" ]; then
    say "   left out, as $root does not run: $1"
    return 1
  fi
  if [ "$dry" = yes ]; then
    say "   would run: $1"
    return 1
  fi
  say "   runs: $1"
}
`;
