# The walk: all paths at once, one component further each round.

function work(   t, open, below) {
  for (;;) {
    open = 0
    for (t = firstOpen + 1; t <= taskCount; t++) {
      if (t in isDone) continue
      if (step(t)) isDone[t] = 1
      else open = 1
    }
    while ((firstOpen + 1) in isDone) firstOpen++
    if (!statCount && !followCount && !linkCount && !listCount && !aliveCount) break
    statPaths("")
    statPaths("-L ")
    readLinks()
    listNames()
    askAlive()
  }
}

# Goes on with a path as far as what is known allows; true when it has come to its end.
function step(t,   at, rest, part, below, cut, verdict) {
  at = taskAt[t]
  rest = taskRest[t]
  for (;;) {
    while (substr(rest, 1, 1) == "/") rest = substr(rest, 2)
    taskAt[t] = at
    taskRest[t] = rest
    if (rest == "") return arrive(t, at == "" ? "/" : at)
    cut = index(rest, "/")
    part = cut ? substr(rest, 1, cut - 1) : rest
    rest = cut ? substr(rest, cut + 1) : ""
    if (part == ".") continue
    if (part == "..") {
      at = at == "" || parentOf(at) == "/" ? "" : parentOf(at)
      continue
    }
    if (index(part, "\002")) return spread(t, at, part, rest)
    below = at "/" part
    verdict = pass(below)
    if (verdict == "wait") return 0
    if (verdict == "stop") return end(t, below)
    if (!look(below)) return 0
    isTold[below] = 1
    if (kind[below] == "symlink") {
      if (!(below in target)) {
        if (!(below in linkAsked)) {
          linkAsked[below] = 1
          links[++linkCount] = below
        }
        return 0
      }
      if (target[below] == "" || ++taskHops[t] > 40) return end(t, below)
      if (startsWith(target[below], "/")) at = ""
      rest = target[below] "/" rest
      continue
    }
    while (substr(rest, 1, 1) == "/") rest = substr(rest, 2)
    if (kind[below] != "directory" && (rest != "" || kind[below] == "absent" || kind[below] == "unknown")) return end(t, below)
    at = below
  }
}

# Whether a mount point may be touched: "go", "wait" until that is known, or "stop".
function pass(path) {
  if (!isRisky(path)) return "go"
  if (mountType[path] == "autofs") {
    tellUnknown(path, "unreachable", "it is mounted when it is first used; to mount it, run: ls " path "/.")
    return "stop"
  }
  if (!(path in alive)) {
    alive[path] = "asked"
    alivePaths[++aliveCount] = path
  }
  if (alive[path] == "asked") return "wait"
  return alive[path] == "yes" ? "go" : "stop"
}

function look(path) {
  if (path in kind) return 1
  if (!(path in statAsked)) {
    statAsked[path] = 1
    # A link to no path is told as what it leads to.
    if (path ~ /^\/proc\/[^\/]+\/ns\/[^\/]+$/) follows[++followCount] = path
    else stats[++statCount] = path
  }
  return 0
}

function sentence(path, why, message) {
  return why == "denied" && message == "" ? "no permission to look at \"" path "\"" toWhom() : "\"" path "\": " message
}

function tellUnknown(path, why, message) {
  if (path in kind) return
  kind[path] = "unknown"
  fault[path] = "\"unknown\":\"" why "\",\"message\":" json(sentence(path, why, message))
  known[++knownCount] = path
  isTold[path] = 1
}

# Where a path ends before its end: its file system is that of the directory before.
function end(t, path) {
  if (taskVerb[t] == "m") noteMount(parentOf(path))
  return 1
}

function arrive(t, path,   verb) {
  if (!look(path)) return 0
  isTold[path] = 1
  verb = taskVerb[t]
  noteMount(path)
  if (kind[path] == "file" && (verb == "f" || verb == "n" && isText(path))) {
    if (taskMost[t] > most[path]) most[path] = taskMost[t]
    if (!(path in isNamed)) isNamed[path] = 1
    if (verb == "f") isNamed[path] = 0
    if (!(path in readAsked)) {
      readAsked[path] = 1
      files[++fileCount] = path
    }
  }
  if (verb == "l" && kind[path] == "directory") wantNames(path, taskMost[t])
  return 1
}

function noteMount(path) {
  path = mountOf(path)
  if (!(path in isMountNoted)) {
    isMountNoted[path] = 1
    notedMounts[++notedCount] = path
  }
}

# Of files that only the host's own configuration names: neither programs nor keys.
function isText(path) {
  return size[path] <= 262144 && rights[path] % 2 == 0 && path !~ /\.(p12|pfx|jks|gpg|so|gz|xz|zst|db|img)$|(secret|token|passw|credential|shadow|id_[a-z0-9]+$)/
}

# 0: all of them.
function wantNames(path, count) {
  if (count == 0 || count > mostNames) count = mostNames
  if (count > listMost[path]) listMost[path] = count
  if (path in listAsked) return
  listAsked[path] = 1
  lists[++listCount] = path
}

function spread(t, at, pattern, rest,   path, i, n, name) {
  path = at == "" ? "/" : at
  if (!look(path)) return 0
  if (kind[path] != "directory") return 1
  wantNames(path, 0)
  if (!(path in nameCount)) return 0
  n = nameCount[path]
  for (i = 1; i <= n; i++) {
    name = names[path, i]
    if (name !~ /[\001\002\003]/ && fits(name, pattern)) ask(taskVerb[t], at "/" name "/" rest, taskMost[t])
  }
  return 1
}
