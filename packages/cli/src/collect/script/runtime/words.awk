# Words.

# By hand, because some awk splits at line breaks as well.
function quoted(text,   at, all) {
  all = "'"
  while ((at = index(text, "'")) > 0) {
    all = all substr(text, 1, at - 1) "'\\''"
    text = substr(text, at + 1)
  }
  return all text "'"
}

function json(text,   i, n, one, all) {
  if (text !~ /[\001-\037"\\]/) return "\"" text "\""
  n = length(text)
  all = "\""
  for (i = 1; i <= n; i++) {
    one = substr(text, i, 1)
    if (one == "\"" || one == "\\") all = all "\\" one
    else if (ordinal[one] < 32) all = all sprintf("\\u%04x", ordinal[one])
    else all = all one
  }
  return all "\""
}

function startsWith(text, start) { return substr(text, 1, length(start)) == start }

# By hand, because a name may hold line breaks, at which patterns of some awk end.
function parentOf(path,   i) {
  for (i = length(path); i > 1; i--) if (substr(path, i, 1) == "/") return substr(path, 1, i - 1)
  return "/"
}

function hexNumber(text,   i, n, value) {
  n = length(text)
  value = 0
  for (i = 1; i <= n; i++) value = value * 16 + hexDigit[substr(text, i, 1)]
  return value
}

# Whether a name fits a pattern in which \002 stands for any characters.
function fits(name, pattern,   star, head, rest, i, n) {
  star = index(pattern, "\002")
  if (!star) return name == pattern
  head = substr(pattern, 1, star - 1)
  if (substr(name, 1, star - 1) != head) return 0
  rest = substr(pattern, star + 1)
  name = substr(name, star)
  if (rest == "") return 1
  n = length(name)
  for (i = 1; i <= n + 1; i++) if (fits(substr(name, i), rest)) return 1
  return 0
}
