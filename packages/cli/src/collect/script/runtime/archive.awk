# The archive.

function say(line) { answers[++answersCount] = line "\n" }

function writeHead() {
  startContent()
  addContent("{", 1)
  addContent("  \"hostlintSnapshot\": 2,", 1)
  addContent("  \"source\": \"live\",", 1)
  addContent("  \"label\": " json(level == "strict" ? "redacted-host" : host) ",", 1)
  addContent("  \"takenAt\": \"" takenAt "\",", 1)
  addContent("  \"by\": " json(ENVIRON["hostlint_by"]) ",", 1)
  addContent("  \"redaction\": \"" level "\"", 1)
  addContent("}", 1)
  writeContent("hostlint/snapshot.json")
}

function writeAnswers(   i, path) {
  startContent()
  for (i = 1; i <= knownCount; i++) {
    path = known[i]
    if (!(path in isTold)) continue
    if (kind[path] == "absent") addContent("{\"path\":" json(path) ",\"absent\":true}", 1)
    else if (kind[path] == "unknown") addContent("{\"path\":" json(path) "," fault[path] "}", 1)
    else addContent("{\"path\":" json(path) "," told[path] targetOf(path) "}", 1)
  }
  for (i = 1; i <= listedCount; i++) addNames(listed[i])
  for (i = 1; i <= answersCount; i++) {
    content[++contentLines] = answers[i]
    contentSize += length(answers[i])
  }
  writeContent("hostlint/answers.ndjson")
  print header("hostlint/end", 0, "0") | output
  print zeros | output
}

function targetOf(path) {
  if (kind[path] != "symlink" || !(path in target)) return ""
  if (target[path] != "") return ",\"target\":" json(target[path])
  return ",\"target\":null,\"unknown\":\"denied\",\"message\":" json("no permission to see where \"" path "\" leads" toWhom())
}

function addNames(path,   i, n, line) {
  if (path in listFault) {
    addContent("{\"list\":" json(path) "," listFault[path] "}", 1)
    return
  }
  n = nameCount[path]
  line = "{\"list\":" json(path) ",\"names\":["
  for (i = 1; i <= n; i++) {
    line = line (i > 1 ? "," : "") json(names[path, i])
    # In pieces, because long texts are slow to grow.
    if (length(line) > 2000) {
      addContent(line, 0)
      line = ""
    }
  }
  addContent(line "],\"complete\":" ((path in isCut) ? "false" : "true") "}", 1)
}

function writeContent(name,   i) {
  print header(name, contentSize, "0") | output
  for (i = 1; i <= contentLines; i++) print content[i] | output
  if (contentSize % 512) print substr(zeros, 1, 512 - contentSize % 512) | output
}

function field(text, width) { return text substr(zeros, 1, width - length(text)) }

# The header of a member (POSIX.1-2017 pax, ustar), with a member before it where the name is too long.
function header(name, count, type,   before, record, long, sum, i, start, rest, bytes) {
  written += count
  before = ""
  if (length(name) > 100) {
    record = " path=" name "\n"
    long = length(record) + 1
    while (length(long "") + length(record) != long) long++
    record = long record
    before = header("hostlint/name", length(record), "x") record
    if (length(record) % 512) before = before substr(zeros, 1, 512 - length(record) % 512)
    name = substr(name, 1, 100)
  }
  bytes = sprintf("%011o", count)
  start = field(name, 100) "0000644\0010000000\0010000000\001" bytes "\00100000000000\001"
  rest = type field("", 100) "ustar\00100" field("", 247)
  sum = 256
  for (i = 1; i <= 148; i++) sum += byteOf(substr(start, i, 1))
  for (i = 1; i <= 109; i++) sum += byteOf(substr(rest, i, 1))
  return before start sprintf("%06o", sum) "\001 " rest
}

function byteOf(one) { return one == "\001" ? 0 : ordinal[one] }
