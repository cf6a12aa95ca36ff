# Wishes.

function take(wish,   verb, what, words, n, i, cut) {
  verb = substr(wish, 1, 1)
  what = substr(wish, 3)
  if (verb == "t") {
    n = split(what, words, " ")
    for (i = 1; i <= n; i++) isLocal[words[i]] = 1
  } else if (verb == "c") programs[++programCount] = what
  else if (verb == "e") isWanted[what] = 1
  else if (verb == "o") omitted[++omittedCount] = stars(what)
  else if (verb == "h") isName[what] = 1
  else if (verb == "p") publics[++publicCount] = stars(what)
  else if (verb == "g") {
    sockets[++socketCount] = what
    takePath("s", substr(what, 1, index(what, " ") - 1), 0)
  } else if (verb == "F" || verb == "L") {
    cut = index(what, " ")
    takePath(verb == "F" ? "f" : "l", substr(what, cut + 1), substr(what, 1, cut - 1) + 0)
  } else takePath(verb, what, verb == "f" ? usualBytes : 0)
}

function stars(text) {
  gsub(/\*/, "\002", text)
  return text
}

# "most": of a content as many bytes, of a directory as many names.
function takePath(verb, path, most,   i) {
  if (index(path, "{configured}")) {
    configuredVerb[++configuredCount] = verb
    configuredPath[configuredCount] = path
    configuredMost[configuredCount] = most
  } else if (index(path, "{pid}")) {
    processVerb[++processCount] = verb
    processPath[processCount] = path
    processMost[processCount] = most
  } else if (index(path, "{cgroup}")) for (i = 1; i <= groupCount; i++) takePath(verb, replaced(path, "{cgroup}", groups[i]), most)
  else if (index(path, "{mount}")) takeMounts(verb, path, most)
  else {
    path = filled(path)
    if (path == "") return
    if (index(path, "{kernel}")) {
      kernelVerb[++kernelCount] = verb
      kernelPath[kernelCount] = path
      kernelMost[kernelCount] = most
    }
    ask(verb, stars(replaced(path, "{kernel}", release)), most)
  }
}

# The layers of containers are mounts without number, and tell nothing that the directories below them do not.
function takeMounts(verb, path, most,   i, n) {
  for (i = 1; i <= pointCount && n < 300; i++) {
    if (mountType[points[i]] ~ /^(overlay|nsfs|squashfs|fuse\.lxcfs)$/ && points[i] != "/") continue
    n++
    ask(verb, replaced(path, "{mount}", points[i] == "/" ? "" : points[i]), most)
  }
}

# The kernels whose modules are installed, beside the one that runs.
function askOtherKernels(   places, p, i, j, name) {
  split("/lib/modules /usr/lib/modules", places, " ")
  for (p = 1; p <= 2; p++) {
    if (!(places[p] in nameCount)) continue
    for (i = 1; i <= nameCount[places[p]] && i <= 50; i++) {
      name = names[places[p], i]
      if (name == release || name !~ /^[0-9][A-Za-z0-9._+~-]*$/) continue
      for (j = 1; j <= kernelCount; j++) ask(kernelVerb[j], stars(replaced(kernelPath[j], "{kernel}", name)), kernelMost[j])
    }
  }
  work()
}

function filled(path) {
  if (index(path, "{home}")) {
    if (home !~ /^\/./) return ""
    path = replaced(path, "{home}", home)
  }
  return replaced(path, "{uid}", uid)
}

function replaced(text, word, by,   at, all) {
  all = ""
  while ((at = index(text, word)) > 0) {
    all = all substr(text, 1, at - 1) by
    text = substr(text, at + length(word))
  }
  return all text
}

function ask(verb, path, most) {
  if ((verb, path) in isAsked || taskCount >= mostTasks) return
  isAsked[verb, path] = 1
  taskCount++
  taskVerb[taskCount] = verb
  taskMost[taskCount] = most
  taskRest[taskCount] = path
  taskAt[taskCount] = ""
  taskHops[taskCount] = 0
}
