# Shells with a bound on their time.

# A command whose body runs at most so many seconds; its last line says "NONCE end STATUS UPTIME".
function bounded(body, most, filter,   inner) {
  inner = "exec 2>/dev/null </dev/null\n(\n" body "\n) &\nw=$!\n" \
    "(exec >/dev/null; " waiting(most) "; kill -TERM $w; sleep 1; kill -9 $w) &\nk=$!\n" \
    "wait $w\nr=$?\nkill -9 $k\nu=0\nread -r u x </proc/uptime\nprintf '%s end %s %s\\n' " nonce " $r $u"
  return filter == "" ? inner : "sh -c " quoted(inner) " | " filter
}

# Second by second, because what sleeps outlives who waits for it. Standard output is let go by "exec" before: some shells keep what they
# redirect.
function waiting(most) { return "i=0; while [ $i -lt " most " ]; do sleep 1; i=$((i + 1)); done" }

# Whether a line is the last of a bounded command; "status" then holds its exit status, above 128 where its time was over.
function isEnd(line,   words) {
  if (!startsWith(line, nonce " end ")) return 0
  split(line, words, " ")
  status = words[3] + 0
  now = words[4] + 0
  if (!started) started = now
  return 1
}

function isLate() { return now - started > total }

# Runs a body that says one line.
function oneLine(body, most,   command, line, first, any) {
  command = bounded(body, most, "")
  status = 255
  while ((command | getline line) > 0) {
    if (isEnd(line)) break
    if (!any++) first = line
  }
  close(command)
  return first
}
