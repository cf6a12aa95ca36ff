# Paths that the host's own configuration names.

function takeConfigured(path,   i, line, from) {
  if (!configuredCount || contentSize > 262144 || !isNamed[path] && path !~ /^\/(etc|run|lib\/systemd|usr\/lib\/systemd|usr\/share\/containers|var\/lib\/(kubelet|rancher)|home|root|proc\/[0-9]+\/cmdline)/) return
  if (isAmong(path, publics, publicCount) && path !~ /^(\/usr)?\/(lib\/systemd|share\/containers)/) return
  # Of all that runs only what runs containers names places that matter.
  if (startsWith(path, "/proc/") && content[1] !~ /^[^\001]*(dockerd|containerd|kubelet|podman|crio|k3s|rke2)\001/) return
  for (i = 1; i <= contentLines; i++) {
    line = content[i]
    if (line ~ /^[ \t]*[#;]/ || !index(line, "/")) continue
    pathsIn(line)
  }
}

function pathsIn(line,   words, n, i, word) {
  gsub(/[\001"'=,;()<>{}|&[]/, " ", line)
  gsub(/]/, " ", line)
  n = split(line, words)
  for (i = 1; i <= n; i++) {
    word = words[i]
    # unix:///run/x.sock, /var/lib/x:/y:ro
    if (word ~ /^[a-z]+:\/\/\//) sub(/^[a-z]+:\/\//, "", word)
    if (word !~ /^\/[^\/]/) continue
    sub(/:.*/, "", word)
    sub(/\/+$/, "", word)
    if (word ~ /[?$%\\]/ || word ~ /^\/(proc|sys|dev)(\/|$)/ || length(word) > 1000 || (word in isConfigured)) continue
    if (configuredFound >= 200) return
    isConfigured[word] = 1
    found[++configuredFound] = word
  }
}

function useConfigured(   i, j, round, from, path) {
  from = 0
  for (round = 1; round <= 3 && from < configuredFound; round++) {
    i = from
    from = configuredFound
    for (i++; i <= from; i++) {
      if (index(found[i], "*")) {
        usePattern(found[i])
        continue
      }
      ask("s", found[i], 0)
      for (j = 1; j <= configuredCount; j++) {
        path = configuredPath[j]
        # Of the directories that hold a system only what is there itself is looked at.
        if (startsWith(path, "{configured}/*") && found[i] ~ /^\/[^\/]*$|^\/(usr|etc|var\/lib|var\/log|lib)(\/[^\/]*)?$/) continue
        if (configuredVerb[j] == "l" && path == "{configured}" && found[i] ~ /^\/[^\/]*$/) continue
        path = filled(replaced(path, "{configured}", found[i]))
        if (path != "") ask(configuredPath[j] == "{configured}" && configuredVerb[j] == "f" ? "n" : configuredVerb[j], stars(replaced(path, "{kernel}", release)), configuredMost[j])
      }
    }
    work()
    readFiles()
  }
}

# Files that a pattern in a configuration stands for, such as its drop-ins.
function usePattern(word,   j) {
  ask("l", parentOf(substr(word, 1, index(word, "*"))), 0)
  for (j = 1; j <= configuredCount; j++)
    if (configuredPath[j] == "{configured}") ask(configuredVerb[j] == "f" ? "n" : configuredVerb[j], stars(word), configuredMost[j])
}

# Processes that files name: those that hold a lock, and those of pidfiles.
function takeProcesses(path,   i, words) {
  if (!processCount) return
  if (path == "/proc/locks") {
    for (i = 1; i <= contentLines; i++) if (split(content[i], words) >= 6) addProcess(words[5] + 0)
  } else if (contentLines == 1 && contentSize < 12 && path !~ /^\/(proc|sys)\// && content[1] ~ /^[0-9]+\n?$/) addProcess(content[1] + 0)
}

function addProcess(number) {
  if (number < 1 || (number in isProcess) || foundProcesses >= 200) return
  isProcess[number] = 1
  processes[++foundProcesses] = number
}

function useProcesses(   i, j) {
  addProcess(1)
  for (i = 1; i <= foundProcesses; i++)
    for (j = 1; j <= processCount; j++) ask(processVerb[j], stars(replaced(processPath[j], "{pid}", processes[i])), processMost[j])
  work()
  readFiles()
}
