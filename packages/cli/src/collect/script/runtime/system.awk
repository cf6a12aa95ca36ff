# The system.

function lookAtSystem(   command, line, words, n, i) {
  command = bounded("id -u; uname -r; uname -n; date -u '+%Y-%m-%dT%H:%M:%SZ'; cat /proc/self/cgroup /proc/self/mountinfo", seconds, "")
  n = 0
  while ((command | getline line) > 0) {
    if (isEnd(line)) break
    if (++n == 1) uid = line
    else if (n == 2) release = line
    else if (n == 3) host = line
    else if (n == 4) takenAt = line
    else if (line ~ /^[0-9]+:/) addGroup(line)
    else addMount(line)
  }
  close(command)
  home = ENVIRON["HOME"]
}

# What "{cgroup}" stands for: the control groups of whoever looks.
function addGroup(line) {
  sub(/^[0-9]+:[^:]*:/, "", line)
  if (line == "/") line = ""
  if (line in isGroup) return
  isGroup[line] = 1
  groups[++groupCount] = line
}

function addMount(line,   halves, words, after, at, point) {
  at = index(line, " - ")
  if (!at) return
  split(substr(line, 1, at - 1), words, " ")
  split(substr(line, at + 3), after, " ")
  point = plain(words[5])
  mountType[point] = after[1]
  mountSource[point] = plain(after[2])
  mountDevice[point] = words[3]
  mountOptions[point] = after[3]
  if (!(point in isPoint)) points[++pointCount] = point
  isPoint[point] = 1
}

# Undoes the octal escapes of mountinfo.
function plain(text,   at, all, code) {
  all = ""
  while ((at = index(text, "\\")) > 0) {
    code = substr(text, at + 1, 3)
    if (code !~ /^[0-7][0-7][0-7]$/) break
    all = all substr(text, 1, at - 1) sprintf("%c", substr(code, 1, 1) * 64 + substr(code, 2, 1) * 8 + substr(code, 3, 1))
    text = substr(text, at + 4)
  }
  return all text
}

function mountOf(path) {
  while (path != "" && path != "/") {
    if (path in mountType) return path
    path = parentOf(path)
  }
  return "/"
}

function isRisky(path) { return path != "/" && (path in mountType) && !(mountType[path] in isLocal) }
