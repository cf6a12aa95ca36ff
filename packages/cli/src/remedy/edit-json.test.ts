import { expect } from 'chai';
import { editJson, type JsonEdit } from './edit-json.js';

const driver: JsonEdit = { key: ['storage-driver'], value: 'overlay2' };

const edited = (text: string, ...edits: readonly JsonEdit[]): string =>
  Buffer.from(editJson(Buffer.from(text), edits)).toString();

describe('editing a JSON file', () => {
  const kept: readonly [title: string, before: string, after: string][] = [
    ['an empty file is begun', ' \n', '{\n  "storage-driver": "overlay2"\n}\n'],
    ['an empty object', '{}\n', '{"storage-driver": "overlay2"}\n'],
    ['an empty object over several lines', '{\n  }\n', '{\n    "storage-driver": "overlay2"\n  }\n'],
    ['a value gives way', '{\n  "storage-driver": "vfs"\n}', '{\n  "storage-driver": "overlay2"\n}'],
    ['two spaces', '{\n  "debug": true\n}\n', '{\n  "debug": true,\n  "storage-driver": "overlay2"\n}\n'],
    [
      'odd indentation',
      '{\n     "debug" : true ,\n   "mtu":1400\n}\n',
      '{\n     "debug" : true ,\n   "mtu":1400,\n   "storage-driver": "overlay2"\n}\n',
    ],
    ['tabs', '{\n\t"debug": true\n}\n', '{\n\t"debug": true,\n\t"storage-driver": "overlay2"\n}\n'],
    [
      'ends of lines as of Windows',
      '{\r\n  "debug": true\r\n}\r\n',
      '{\r\n  "debug": true,\r\n  "storage-driver": "overlay2"\r\n}\r\n',
    ],
    ['one line', '{"debug": true}', '{"debug": true, "storage-driver": "overlay2"}'],
    ['a byte order mark', '\ufeff{"debug": true}', '\ufeff{"debug": true, "storage-driver": "overlay2"}'],
    [
      'what looks like comments in texts',
      '{\n  "labels": ["a=// no comment", "b=/* nor this */"]\n}\n',
      '{\n  "labels": ["a=// no comment", "b=/* nor this */"],\n  "storage-driver": "overlay2"\n}\n',
    ],
    ['a key twice that stays as it is', '{"mtu": 1, "mtu": 2}', '{"mtu": 1, "mtu": 2, "storage-driver": "overlay2"}'],
    ['large numbers', '{"a": 12345678901234567890}', '{"a": 12345678901234567890, "storage-driver": "overlay2"}'],
  ];
  for (const [title, before, after] of kept) {
    it(`keeps the rest: ${title}`, () => expect(edited(before, driver)).to.equal(after));
  }

  it('sets a member of an object that is not there', () => {
    expect(edited('{"a": 1}', { key: ['features', 'containerd-snapshotter'], value: true })).to.equal(
      '{"a": 1, "features": {"containerd-snapshotter":true}}',
    );
  });

  it('takes a member out, and does nothing where there is none', () => {
    expect(edited('{\n  "a": 1,\n  "b": 2\n}\n', { key: ['a'] })).to.equal('{\n  "b": 2\n}\n');
    expect(edited('{\n  "b": 2\n}\n', { key: ['a', 'x'] })).to.equal('{\n  "b": 2\n}\n');
  });

  const refused: readonly [title: string, before: string | Buffer, words: RegExp][] = [
    ['a comment', '{\n  // fast\n  "a": 1\n}', /no JSON: line 2, column 3/],
    ['a comma at the end', '{\n  "a": 1,\n}', /no JSON: line 3, column 1/],
    ['half a text', '{\n  "a": ', /no JSON/],
    ['a list', '[]', /holds no JSON object/],
    ['the key twice', '{\n"storage-driver": "vfs",\n"storage-driver": "zfs"\n}', /twice, the second time in line 3/],
    ['another spelling, which sets the same', '{"Storage-Driver": "vfs"}', /"Storage-Driver" stands in it/],
    ['UTF-16', Buffer.from('\ufeff{}', 'utf16le'), /not UTF-8/],
  ];
  for (const [title, before, words] of refused) {
    it(`refuses ${title}`, () => expect(() => editJson(Buffer.from(before as string), [driver])).to.throw(words));
  }
});
