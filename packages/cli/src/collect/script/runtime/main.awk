# Reads a host and writes a snapshot of it to standard output. The lists of what is wanted come on standard input, one line each:
#   f PATH, F BYTES PATH  content    l PATH, L COUNT PATH  names    s PATH  kind and rights    m PATH  file system
#   c WORD TAB WORD  program    g SOCKET PATH  question to a daemon    e NAME  variable of an environment that may be told
#   t TYPES  file systems that answer from this machine    o PATTERN  content that is left out    p PATTERN  content without secrets
#   h PATH  content that is the host's name, taken out with names
# In paths "*" stands for any characters of a name, and {kernel}, {home}, {uid}, {pid}, {cgroup}, {mount}, {configured} for what only
# the host can tell (packages/core/src/reads.ts).
# A NUL is held as \001 until "tr" makes it one. Everything that looks at the host is a shell of its own, bounded in time.

BEGIN {
  ORS = ""
  zeros = "\001\001\001\001\001\001\001\001"
  while (length(zeros) < 1024) zeros = zeros zeros
  for (i = 1; i < 256; i++) ordinal[sprintf("%c", i)] = i
  for (i = 0; i < 16; i++) hexDigit[substr("0123456789abcdef", i + 1, 1)] = i
  nonce = ENVIRON["hostlint_nonce"]
  seconds = ENVIRON["hostlint_seconds"] + 0
  total = ENVIRON["hostlint_total"] + 0
  level = ENVIRON["hostlint_level"]
  output = "tr '\\001' '\\000'"
  usualBytes = 4194304
  mostOfOne = 67108864
  mostOfAll = 134217728
  mostInLines = 65536
  mostNames = 20000
  mostTasks = 50000
  while ((getline wish) > 0) wishes[++wishCount] = wish
  lookAtSystem()
  writeHead()
  takePath("l", "/lib/modules", 0)
  takePath("l", "/usr/lib/modules", 0)
  for (i = 1; i <= wishCount; i++) take(wishes[i])
  work()
  askOtherKernels()
  readFiles()
  useConfigured()
  useProcesses()
  askFilesystems()
  runPrograms()
  askSockets()
  writeAnswers()
  close(output)
  exit 0
}
