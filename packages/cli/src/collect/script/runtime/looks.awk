# Looks at many paths at once.

# As many of a queue as one command line takes; returns how many, "joined" holds them quoted.
function join(queue, count, from, before, after,   i) {
  joined = ""
  for (i = from; i <= count && i < from + 400 && length(joined) < 60000; i++) joined = joined before quoted(queue[i]) after
  return i - from
}

function statPaths(how,   i, n, count) {
  if (how == "") {
    count = statCount
    for (i = 1; i <= count; i++) batch[i] = stats[i]
    statCount = 0
  } else {
    count = followCount
    for (i = 1; i <= count; i++) batch[i] = follows[i]
    followCount = 0
  }
  for (i = 1; i <= count; i++) {
    # This directory is another for each process; what it holds is asked of whichever process looks.
    argument[i] = batch[i] ~ /^\/proc\/(self|thread-self)$/ ? batch[i] "/." : batch[i]
    pathOf[argument[i]] = batch[i]
  }
  for (i = 1; i <= count; i += n) {
    n = join(argument, count, i, " ", "")
    statBatch(how, i, i + n - 1)
  }
}

function statBatch(how, from, to,   command, line, i, n, missing, faults, form) {
  form = "stat " how "-c '%f %u %g %s %d %i %h %Y %Z %y;%z;%n' --"
  command = bounded("exec " form joined, seconds, "")
  while ((command | getline line) > 0) {
    if (isEnd(line)) break
    takeStat(line, "")
  }
  close(command)
  n = 0
  for (i = from; i <= to; i++) if (!(batch[i] in kind)) missing[++n] = i
  if (!n) return
  if (status <= 128) {
    # Those that failed, in the same order, on the other stream.
    joined = ""
    for (i = 1; i <= n; i++) joined = joined " " quoted(argument[missing[i]])
    command = bounded("exec " form joined " 2>&1 >/dev/null", seconds, "")
    i = 0
    while ((command | getline line) > 0) {
      if (isEnd(line)) break
      if (line ~ /^stat: /) faults[++i] = line
    }
    close(command)
    if (i == n && status <= 128) {
      for (i = 1; i <= n; i++) takeFault(batch[missing[i]], faults[i])
      return
    }
  }
  for (i = 1; i <= n; i++) statOne(form, missing[i])
}

# A name with a line break, or one of a batch that came to no end.
function statOne(form, i,   command, line, all) {
  if (lateLooks > 4) {
    tellUnknown(batch[i], "timed-out", "others before it gave no answer in time")
    return
  }
  command = bounded("exec " form " " quoted(argument[i]) " 2>&1", seconds, "")
  all = ""
  while ((command | getline line) > 0) {
    if (isEnd(line)) break
    all = all == "" ? line : all "\n" line
  }
  close(command)
  if (status > 128) {
    lateLooks++
    tellUnknown(batch[i], "timed-out", "no answer within " seconds " s")
  } else if (status == 0 && all ~ /^[0-9a-f]+ [0-9]+ /) takeStat(all, batch[i])
  else takeFault(batch[i], all)
}

function takeFault(path, message) {
  if (message ~ /(No such file or directory|Not a directory|No such process)$/) {
    if (path ~ /^\/proc\/[0-9]+$/ && hidesProcesses()) {
      tellUnknown(path, "denied", "/proc hides the processes of other users (hidepid)")
      return
    }
    kind[path] = "absent"
    known[++knownCount] = path
  } else if (message ~ /(Permission denied|Operation not permitted)$/) tellUnknown(path, "denied", "")
  else if (message ~ /(File name too long|Too many levels of symbolic links)$/) tellUnknown(path, "malformed", "it cannot be a path")
  else {
    sub(/^.*: /, "", message)
    tellUnknown(path, "unreachable", message == "" ? "it cannot be looked at" : message)
  }
}

function toWhom() { return uid == "0" ? "; the system denies it even to root; look for a security module or a container" : "" }

function hidesProcesses() {
  return uid != "0" && mountOptions["/proc"] ~ /(^|,)hidepid=(invisible|ptraceable|2|4)(,|$)/
}

function takeStat(line, path,   words, times, rest, at, type, mode) {
  split(line, words, " ")
  at = index(line, ";")
  rest = substr(line, at + 1)
  times[1] = substr(line, 1, at - 1)
  at = index(rest, ";")
  times[2] = substr(rest, 1, at - 1)
  if (path == "") {
    rest = substr(rest, at + 1)
    if (!(rest in pathOf)) return
    path = pathOf[rest]
  }
  if (path in kind) return
  type = typeOf(words[1])
  if (type == "") return
  kind[path] = type
  size[path] = words[4] + 0
  device[path] = words[5]
  mode = hexNumber(substr("000" words[1], length(words[1]) + 1)) % 4096
  rights[path] = mode
  told[path] = "\"type\":\"" type "\",\"mode\":\"" sprintf("%04o", mode) "\",\"uid\":" words[2] ",\"gid\":" words[3] \
    ",\"size\":" words[4] ",\"device\":" words[5] ",\"inode\":" words[6] ",\"links\":" words[7] \
    ",\"modified\":" milliseconds(words[8], times[1]) ",\"changed\":" milliseconds(words[9], times[2])
  known[++knownCount] = path
}

function typeOf(mode,   first) {
  first = length(mode) > 3 ? substr(mode, 1, length(mode) - 3) : ""
  if (first == "8") return "file"
  if (first == "4") return "directory"
  if (first == "a") return "symlink"
  if (first == "1") return "fifo"
  if (first == "c") return "socket"
  if (first == "6") return "block-device"
  return first == "2" ? "character-device" : ""
}

# Seconds, and the text of the same time, which knows the fraction.
function milliseconds(whole, text,   fraction) {
  if (whole !~ /^[0-9]+$/) return whole "000"
  if (!match(text, /\.[0-9]+/)) return whole == "0" ? "0" : whole "000"
  fraction = substr(text, RSTART + 1, RLENGTH - 1) "000"
  whole = whole substr(fraction, 1, 3)
  sub(/^0+/, "", whole)
  fraction = substr(fraction, 4)
  sub(/0+$/, "", fraction)
  return (whole == "" ? "0" : whole) (fraction == "" ? "" : "." fraction)
}

function readLinks(   i, n, count, j, command, line, text) {
  count = linkCount
  linkCount = 0
  for (i = 1; i <= count; i++) batch[i] = links[i]
  for (i = 1; i <= count; i += n) {
    n = join(batch, count, i, "follow ", "\n")
    command = bounded("follow() { if readlink \"$1\"; then echo " nonce " yes; else echo " nonce " no; fi; }\n" joined, seconds, "")
    j = i
    text = ""
    while ((command | getline line) > 0) {
      if (isEnd(line)) break
      if (line == nonce " yes" || line == nonce " no") {
        takeTarget(batch[j++], line == nonce " yes" ? text : "")
        text = ""
      } else text = text == "" ? line : text "\n" line
    }
    close(command)
    for (; j < i + n; j++) takeTarget(batch[j], "")
  }
}

function takeTarget(path, text) {
  if (text ~ /[\001\002\003]/) text = ""
  target[path] = text
}

function listNames(   i, n, count, j, command, line, name) {
  count = listCount
  listCount = 0
  for (i = 1; i <= count; i++) batch[i] = lists[i]
  for (i = 1; i <= count; i += n) {
    n = join(batch, count, i, "names ", "\n")
    command = bounded("show() { if [ -e \"$1\" ] || [ -L \"$1\" ]; then printf '%s/\\n' \"$@\"; fi; }\n" \
      "names() { if cd \"$1\" && [ -r . ]; then show *; show .[!.]*; show ..?*; echo " nonce " yes; else echo " nonce " no; fi; }\n" joined, \
      seconds, "")
    j = i
    name = ""
    nameCount[batch[j]] = 0
    while ((command | getline line) > 0) {
      if (isEnd(line)) break
      if (line == nonce " yes" || line == nonce " no") {
        if (line == nonce " no") listFault[batch[j]] = "\"unknown\":\"denied\",\"message\":" json("no permission to list \"" batch[j] "\"" toWhom())
        else if (batch[j] == "/proc" && hidesProcesses())
          listFault[batch[j]] = "\"unknown\":\"denied\",\"message\":" json("/proc hides the processes of other users (hidepid)")
        listed[++listedCount] = batch[j++]
        if (j < i + n) nameCount[batch[j]] = 0
        name = ""
        continue
      }
      # A name may hold line breaks, but no slash.
      name = name == "" ? line : name "\n" line
      if (name !~ /\/$/) continue
      if (nameCount[batch[j]] < listMost[batch[j]]) names[batch[j], ++nameCount[batch[j]]] = substr(name, 1, length(name) - 1)
      else isCut[batch[j]] = 1
      name = ""
    }
    close(command)
    for (; j < i + n; j++) {
      nameCount[batch[j]] = 0
      listFault[batch[j]] = "\"unknown\":\"timed-out\",\"message\":" json("\"" batch[j] "\" was not listed within " seconds " s")
      listed[++listedCount] = batch[j]
    }
  }
}

function askAlive(   i, count, path) {
  count = aliveCount
  aliveCount = 0
  for (i = 1; i <= count; i++) {
    path = alivePaths[i]
    oneLine("exec stat -f -c %t -- " quoted(path), seconds)
    alive[path] = status == 0 ? "yes" : "no"
    if (status > 128) tellUnknown(path, "timed-out", "the file system (" mountType[path] ") gave no answer within " seconds " s")
    else if (status != 0) tellUnknown(path, "unreachable", "the file system (" mountType[path] ") gave no answer")
  }
}
