import type { Edit } from '@hostlint/core';

/** What a file becomes by an edit; `null`: the edit is refused. The same table holds for this program and for the functions of the script. */
export interface EditSample {
  readonly title: string;
  readonly before: string | undefined;
  readonly edit: Edit;
  readonly after: string | null;
}

const path = '/etc/some/file.conf';
const options = { kind: 'write-line', path, line: 'options m a=1', replaces: 'options m a=' } as const;
const change = { kind: 'replace-line', path, line: 2, from: 'b = 1', to: 'b = "\\2 & $x"' } as const;
const drop = { ...change, to: null } as const;

export const editSamples: readonly EditSample[] = [
  { title: 'a file is made', before: undefined, edit: { kind: 'write-file', path, text: 'a\nb\n' }, after: 'a\nb\n' },
  { title: 'a file gives way', before: 'old', edit: { kind: 'write-file', path, text: "it's\n" }, after: "it's\n" },
  { title: 'a line is the first', before: undefined, edit: options, after: 'options m a=1\n' },
  { title: 'a line comes last', before: '# x\n', edit: options, after: '# x\noptions m a=1\n' },
  { title: 'a line comes after one without an end', before: '# x', edit: options, after: '# x\noptions m a=1\n' },
  { title: 'a line is there', before: 'options m a=1\n# x\n', edit: options, after: 'options m a=1\n# x\n' },
  {
    title: 'lines that set the same give way, in the place of the first',
    before: ' options m a=0\n# x\noptions m a=7 b=2\noptions m b=3\n',
    edit: options,
    after: 'options m a=1\n# x\noptions m b=3\n',
  },
  {
    title: 'a line that sets nothing else is added once',
    before: 'overlay\n',
    edit: { kind: 'write-line', path, line: 'overlay' },
    after: 'overlay\n',
  },
  { title: 'one line is replaced', before: 'b = 1\nb = 1\n# x\n', edit: change, after: 'b = 1\nb = "\\2 & $x"\n# x\n' },
  { title: 'blanks around it are let be', before: '# x\n  b = 1 \n', edit: change, after: '# x\nb = "\\2 & $x"\n' },
  {
    title: 'a line is replaced already',
    before: '# x\nb = "\\2 & $x"\n',
    edit: change,
    after: '# x\nb = "\\2 & $x"\n',
  },
  { title: 'another line stands there', before: '# x\nc = 1\n', edit: change, after: null },
  { title: 'a line moved', before: '# x\n# y\nb = 1\n', edit: drop, after: null },
  { title: 'a line goes', before: '# x\nb = 1\n# y\n', edit: drop, after: '# x\n# y\n' },
  { title: 'a line is gone already', before: '# x\n# y\n', edit: drop, after: '# x\n# y\n' },
  { title: 'a line of no file', before: undefined, edit: change, after: null },
];
