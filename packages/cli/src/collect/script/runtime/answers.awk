# File systems, programs, daemons.

function askFilesystems(   i, n, command, line, words, path, at) {
  for (i = 1; i <= notedCount; i++) if (!(notedMounts[i] in alive) || alive[notedMounts[i]] == "yes") look(notedMounts[i])
  statPaths("")
  for (i = 1; i <= notedCount; i += n) {
    n = join(notedMounts, notedCount, i, "statfs ", "\n")
    command = bounded("statfs() { stat -f -c '%t %S %b %f %a %c %d' -- \"$1\" || echo none; }\n" joined, seconds, "")
    at = i
    while ((command | getline line) > 0) {
      if (isEnd(line)) break
      path = notedMounts[at++]
      if (split(line, words, " ") == 7 && (path in device)) sayFilesystem(path, words)
    }
    close(command)
  }
}

function sayFilesystem(path, words,   superblock) {
  superblock = superblockOf(path)
  say("{\"filesystem\":" json(path) ",\"mount\":true,\"magic\":" sprintf("%.0f", hexNumber(words[1])) ",\"blockSize\":" words[2] \
    ",\"blocks\":" words[3] ",\"blocksFree\":" words[4] ",\"blocksAvailable\":" words[5] ",\"inodes\":" words[6] \
    ",\"inodesFree\":" words[7] ",\"device\":" device[path] (superblock == "" ? "" : ",\"superblock\":" json(superblock)) "}")
}

# The start of the block device below a mount, where it is that device and may be read.
function superblockOf(path,   numbers, place, name) {
  if (mountType[path] !~ /^(ext[234]|xfs)$/) return ""
  if (mountDevice[path] in superblocks) return superblocks[mountDevice[path]]
  split(mountDevice[path], numbers, ":")
  place = oneLine("d=\nwhile read -r line; do case $line in DEVNAME=*) d=${line#DEVNAME=};; esac; done </sys/dev/block/" mountDevice[path] "/uevent\n" \
    "for p in " quoted(mountSource[path]) " /dev/block/" mountDevice[path] " \"/dev/$d\"; do\n" \
    "[ -b \"$p\" ] && [ -r \"$p\" ] && [ \"$(stat -L -c %t:%T -- \"$p\")\" = " sprintf("%x:%x", numbers[1], numbers[2]) " ] || continue\n" \
    "[ \"$(head -c 4096 <\"$p\" | wc -c)\" -eq 4096 ] || continue\nprintf '%s\\n' \"$p\"\nexit\ndone", seconds)
  name = ""
  if (place ~ /^\//) {
    name = "hostlint/superblocks/" ++superblockCount
    copyBytes(name, place, 4096)
  }
  superblocks[mountDevice[path]] = name
  return name
}

# What files of the host name is never run, nor handed to what runs.
function runPrograms(   i, words) {
  findPrograms()
  for (i = 1; i <= programCount; i++) {
    split(programs[i], words, "\t")
    if (words[1] == "printenv") sayVariable(words[2])
    else if (words[1] ~ /^[A-Za-z0-9_.+-]+$/ && !index(programs[i], "*")) runEach(words[1], filled(replaced(programs[i], "{kernel}", release)))
  }
}

# Where the programs are, and which of those places hold the same.
function findPrograms(   i, words, body, command, line) {
  body = "places() { for d in /usr/local/sbin /usr/local/bin /usr/sbin /usr/bin /sbin /bin; do\n" \
    "[ -f \"$d/$1\" ] && [ -x \"$d/$1\" ] && stat -L -c \"$1 $d/$1 %d:%i\" -- \"$d/$1\"\ndone; }\n"
  for (i = 1; i <= programCount; i++) {
    split(programs[i], words, "\t")
    if (words[1] ~ /^[A-Za-z0-9_.+-]+$/ && words[1] != "printenv") body = body "places " words[1] "\n"
  }
  command = bounded(body ":", seconds, "")
  while ((command | getline line) > 0) {
    if (isEnd(line)) break
    split(line, words, " ")
    if (words[2] in isPlace) continue
    isPlace[words[2]] = 1
    places[words[1], ++placeCount[words[1]]] = words[2]
    placeFile[words[2]] = words[3]
  }
  close(command)
}

# Runs a program, and where the system has several of that name each; the first is the one that its name alone means.
function runEach(name, text,   i, j, words, n, rest, line) {
  n = split(text, words, "\t")
  rest = ""
  for (i = 2; i <= n; i++) rest = rest "," json(words[i])
  if (name == "rpm" && placeCount[name] && !needsRpm()) return
  if (!placeCount[name]) say("{\"run\":[" json(name) rest "],\"absent\":true}")
  for (i = 1; i <= placeCount[name]; i++) {
    line = ""
    for (j = 1; j < i && line == ""; j++) if (placeFile[places[name, j]] == placeFile[places[name, i]]) line = sayings[j]
    if (line == "") line = runProgram(places[name, i], words, n)
    sayings[i] = line
    if (i == 1) say("{\"run\":[" json(name) rest "]," line "}")
    say("{\"run\":[" json(places[name, i]) rest "]," line "}")
  }
}

# As root, rpm makes a database where there is none: it is asked only where there is one that was not taken along.
function needsRpm(   stores, n, i, j) {
  n = split("/usr/lib/sysimage/rpm /var/lib/rpm /usr/share/rpm", stores, " ")
  for (i = 1; i <= n; i++)
    for (j = 1; j <= nameCount[stores[i]]; j++)
      if (names[stores[i], j] == "Packages" || (stores[i] "/" names[stores[i], j]) in isRefused) return 1
  return 0
}

# What there is to say of a run.
function runProgram(place, words, n,   i, body, command, line, at, errors, code, isErrors, name, most) {
  if (isLate()) return "\"unknown\":\"timed-out\",\"message\":\"others before it took all the time that there was\""
  most = seconds * 3
  body = "cd /\n{ { " quoted(place)
  for (i = 2; i <= n; i++) body = body " " quoted(words[i])
  body = body " 2>&1 >&3 3>&- & h=$!; (exec >/dev/null 2>&1 3>&-; " waiting(most) "; kill -9 $h) & k=$!; " \
    "wait $h; c=$?; kill -9 $k; printf '.%s code %s\\n' " nonce " $c >&3; } | { e=$(head -c 4096; cat >/dev/null); printf '%s\\n.%s errors\\n' \"$e\" " nonce " >&3; }; } 3>&1"
  command = bounded(body, most + 2, "tr '\\000\\003' '\\002\\002' | sed -E \"$hostlint_redaction\"")
  startContent()
  errors = ""
  code = ""
  isErrors = 0
  while ((command | getline line) > 0) {
    if (isEnd(line)) break
    at = index(line, "." nonce " ")
    if (at && substr(line, at + length(nonce) + 2, 5) == "code ") {
      if (at > 1) addContent(substr(line, 1, at - 1), 0)
      code = substr(line, at + length(nonce) + 7) + 0
      isErrors = 1
    } else if (at) isErrors = 0
    else if (isErrors) errors = errors == "" ? line : errors "\n" line
    else if (contentSize <= 8388608) addContent(line, 1)
  }
  close(command)
  if (code == "" || code == 137) return "\"unknown\":\"timed-out\",\"message\":" json("\"" place "\" did not end within " most " s")
  if (contentSize > 8388608 || isBinary) return "\"unknown\":\"malformed\",\"message\":" json("\"" place "\" prints too much, or what is no text")
  name = ""
  if (contentSize) {
    name = "hostlint/commands/" ++commandCount
    writeContent(name)
  }
  return "\"code\":" (code > 128 ? "null" : code) (name == "" ? "" : ",\"at\":" json(name)) (errors == "" ? "" : ",\"stderr\":" json(errors "\n"))
}

# A variable of the shell that runs this.
function sayVariable(name,   lines, n, i, key) {
  key = "{\"run\":[\"printenv\"," json(name) "]"
  if (!(name in ENVIRON)) {
    say(key ",\"code\":1}")
    return
  }
  startContent()
  n = split(ENVIRON[name], lines, "\n")
  for (i = 1; i <= n; i++) addContent(lines[i], 1)
  if (!n) addContent("", 1)
  writeContent("hostlint/commands/" ++commandCount)
  say(key ",\"code\":0,\"at\":\"hostlint/commands/" commandCount "\"}")
}

function askSockets(   i, at, socket, path, real, command, line, code, key) {
  for (i = 1; i <= socketCount; i++) {
    at = index(sockets[i], " ")
    socket = filled(substr(sockets[i], 1, at - 1))
    path = substr(sockets[i], at + 1)
    # What the path leads to was looked at with all other paths.
    if (socket == "" || !leadsToSocket(socket) || isLate()) continue
    key = "{\"get\":[" json(socket) "," json(path) "]"
    command = bounded("command -v curl >/dev/null || exit 127\ncurl -q -s --max-time " seconds " --noproxy '*' --unix-socket " quoted(socket) \
      " -w '\\n." nonce " %{http_code}\\n' -- " quoted("http://localhost" path) " &\nh=$!\ntrap 'kill -9 $h; exit 143' TERM\nwait $h", seconds + 1, \
      "head -c 4194305 | tr '\\000\\003' '\\002\\002'" " | sed -E \"$hostlint_redaction\"")
    startContent()
    code = 0
    status = 255
    while ((command | getline line) > 0) {
      if (isEnd(line)) break
      if (startsWith(line, "." nonce " ")) code = substr(line, length(nonce) + 3) + 0
      else addContent(line, 1)
    }
    close(command)
    if (status == 127) return
    if (status == 7) say(key ",\"absent\":true}")
    else if (status == 28 || status > 128) say(key ",\"unknown\":\"timed-out\",\"message\":" json("\"" socket "\" gave no answer within " seconds " s") "}")
    else if (status != 0 || isBinary) say(key ",\"unknown\":\"malformed\",\"message\":" json("\"" socket "\" does not answer as a daemon does") "}")
    else if (code != 200) say(key ",\"unknown\":\"" (code == 403 ? "denied" : "unsupported") "\",\"message\":" json("\"" socket "\" answers " path " with HTTP " code) "}")
    else {
      writeContent("hostlint/sockets/" ++answerCount)
      say(key ",\"at\":\"hostlint/sockets/" answerCount "\"}")
    }
  }
}

function leadsToSocket(path,   hops) {
  gsub(/\/+/, "/", path)
  for (hops = 0; hops < 40; hops++) {
    if (kind[path] == "socket") return 1
    if (!(path in kind) && index(substr(path, 2), "/")) {
      # A directory above may be a symlink: /var/run.
      return linkAbove(path)
    }
    if (kind[path] != "symlink") return 0
    path = startsWith(target[path], "/") ? target[path] : parentOf(path) "/" target[path]
  }
  return 0
}

function linkAbove(path,   at, rest, one) {
  at = path
  rest = ""
  while (at != "/" && !(at in kind)) {
    one = parentOf(at)
    rest = (one == "/" ? at : substr(at, length(one) + 1)) rest
    at = one
  }
  if (kind[at] != "symlink") return 0
  at = (startsWith(target[at], "/") ? target[at] : parentOf(at) "/" target[at]) rest
  gsub(/\/+/, "/", at)
  return kind[at] == "socket"
}
