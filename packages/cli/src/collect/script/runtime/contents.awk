# Contents.

# Whether a path fits one of a list of patterns; a pattern that ends in "/" stands for all below.
function isAmong(path, patterns, count,   i) {
  for (i = 1; i <= count; i++) {
    if (patterns[i] ~ /\/$/ ? startsWith(path, patterns[i]) : fits(path, patterns[i])) return 1
  }
  return 0
}

function readFiles(   i, path) {
  for (i = fileDone + 1; i <= fileCount; i++) {
    path = files[i]
    if (path ~ /[\001\002\003]/) refuseFile(path, "unsupported", "its name holds control characters")
    else if (level != "none" && isAmong(path, omitted, omittedCount))
      refuseFile(path, "not-captured", "it is left out because it may hold secrets; take it with --redact none")
    else if (size[path] > most[path]) refuseFile(path, "malformed", "it is larger than " most[path] " bytes")
    else if (size[path] > mostOfOne || written + size[path] > mostOfAll) refuseFile(path, "not-captured", "it is too large to be taken along")
    else if (isAmong(path, publics, publicCount)) {
      if (size[path] > mostInLines && path !~ /^\/(proc|sys)\//) large[++largeCount] = path
      else plainFiles[++plainCount] = path
    } else secret[++secretCount] = path
  }
  fileDone = fileCount
  readBatches(plainFiles, plainCount, "")
  readBatches(secret, secretCount, " | sed -E \"$hostlint_redaction\"")
  plainCount = secretCount = 0
  readLarge()
}

function refuseFile(path, why, message) {
  isRefused[path] = 1
  say("{\"read\":" json(path) ",\"unknown\":\"" why "\",\"message\":" json(sentence(path, why, message)) "}")
}

function readBatches(queue, count, filter,   i, n) {
  for (i = 1; i <= count; i += n) {
    n = joinReads(queue, count, i)
    if (isLate() || lateReads > 4) {
      for (n = 0; i + n <= count; n++) refuseFile(queue[i + n], "timed-out", "others before it took all the time that there was")
      return
    }
    n = readBatch(queue, i, n, filter)
  }
}

function joinReads(queue, count, from,   i) {
  joined = ""
  for (i = from; i <= count && i < from + 100 && length(joined) < 60000; i++)
    joined = joined "take " sprintf("%d", most[queue[i]] + 1) " " quoted(queue[i]) "\n"
  return i - from
}

# Reads files in turn; returns how many were dealt with, fewer where one of them gave no end.
function readBatch(queue, from, count, filter,   command, line, j, at, words) {
  command = bounded("h=; trap 'kill -9 $h; exit 143' TERM\ntake() { head -c \"$1\" <\"$2\" & h=$!; wait $h; printf '.%s %s\\n' " nonce " $?; }\n" \
    joined, seconds, "tr '\\000\\001\\003' '\\001\\002\\002'" filter)
  j = from
  startContent()
  while ((command | getline line) > 0) {
    if (isEnd(line)) break
    at = index(line, "." nonce " ")
    if (!at) {
      addContent(line, 1)
      continue
    }
    if (at > 1) addContent(substr(line, 1, at - 1), 0)
    split(substr(line, at), words, " ")
    if (words[2] != 0) failed[++failedCount] = queue[j++]
    else takeContent(queue[j++])
    startContent()
  }
  close(command)
  if (failedCount) sayWhyFailed()
  if (j >= from + count) return count
  lateReads++
  refuseFile(queue[j], "timed-out", "it was not read within " seconds " s")
  return j - from + 1
}

function startContent() {
  contentLines = 0
  contentSize = 0
  isBinary = 0
}

function addContent(line, whole) {
  content[++contentLines] = whole ? line "\n" : line
  contentSize += length(line) + whole
  if (index(line, "\002")) isBinary = 1
}

function takeContent(path,   i) {
  if (contentSize > most[path]) {
    refuseFile(path, "malformed", "it is larger than " most[path] " bytes")
    return
  }
  if (isNamed[path] && (isBinary || path ~ /[Kk][Ee][Yy]/ && !hasMarker())) {
    refuseFile(path, "not-captured", "it is no text, or may be a key")
    return
  }
  if (isBinary) {
    if (size[path] > 0) large[++largeCount] = path
    else refuseFile(path, "unsupported", "it is binary and does not know its size")
    return
  }
  if (level != "none" && path ~ /^\/proc\/[^\/]+\/environ$/) keepWanted()
  if (path in isName) {
    startContent()
    addContent("redacted-host", 1)
  }
  takeProcesses(path)
  takeConfigured(path)
  writeContent("root" path)
}

# Of files in PEM the secrets are taken out like any others.
function hasMarker(   i) {
  for (i = 1; i <= contentLines; i++) if (index(content[i], "-----BEGIN ")) return 1
  return 0
}

# Of an environment only what is asked for.
function keepWanted(   i, all, at, one, name) {
  all = ""
  for (i = 1; i <= contentLines; i++) all = all content[i]
  startContent()
  while ((at = index(all, "\001")) > 0) {
    one = substr(all, 1, at)
    all = substr(all, at + 1)
    name = substr(one, 1, index(one "=", "=") - 1)
    if (name in isWanted) addContent(one, 0)
  }
}

function sayWhyFailed(   i, said, path) {
  for (i = 1; i <= failedCount; i++) {
    path = failed[i]
    said = oneLine("head -c 1 2>&1 >/dev/null <" quoted(path), seconds)
    if (said == "" && status != 0) said = oneLine("[ -r " quoted(path) " ] || echo Permission denied", seconds)
    if (said ~ /(Permission denied|Operation not permitted)/) refuseFile(path, "denied", "")
    else if (said ~ /(Invalid argument|not supported|not implemented)/) refuseFile(path, "unsupported", "it cannot be read")
    else refuseFile(path, "unreachable", "it could not be read")
  }
  failedCount = 0
}

# Files that go through no line of this program. They are as long as they say, whatever becomes of them meanwhile.
function readLarge(   i, path, said) {
  for (i = 1; i <= largeCount; i++) {
    path = large[i]
    if (isLate()) {
      refuseFile(path, "timed-out", "others before it took all the time that there was")
      continue
    }
    said = oneLine("head -c 1 <" quoted(path) " >/dev/null", seconds)
    if (status != 0) {
      failed[++failedCount] = path
      continue
    }
    if (!copyBytes("root" path, path, size[path]))
      refuseFile(path, "unreachable", "it changed while it was read; take the snapshot anew")
  }
  largeCount = 0
  sayWhyFailed()
}

# Whether the file was still so long afterwards.
function copyBytes(name, path, count,   from) {
  from = quoted(path)
  print header(name, count, "0") | output
  close(output)
  system("exec 2>/dev/null; { head -c " count " <" from "; head -c " count " </dev/zero; } | head -c " count)
  if (count % 512) print substr(zeros, 1, 512 - count % 512) | output
  if (name !~ /^root/) return 1
  return oneLine("exec stat -c %s -- " from, seconds) == count
}
