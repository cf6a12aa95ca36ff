import { expect } from 'chai';
import { describeReads } from './describe-reads.js';

describe('what a fact reads, for people', () => {
  it('is told by kind, with bounds that are out of the ordinary', () => {
    const described = describeReads({
      files: ['/etc/a', { path: '/var/big', maxBytes: 64 * 1024 * 1024 }, { path: '/etc/small', maxBytes: 9 }],
      lists: [{ path: '/etc/d', limit: 50 }],
      commands: [['uname', '-r']],
      also: [{ stats: ['/etc/b'] }],
      seldom: { files: ['/etc/a', '/etc/z'] },
    });
    expect([...described]).to.deep.equal([
      [
        'content of',
        [
          { of: '/etc/a', remark: null },
          { of: '/etc/small', remark: null },
          { of: '/var/big', remark: 'up to 64 MiB' },
        ],
      ],
      ['names in', [{ of: '/etc/d', remark: 'up to 50' }]],
      ['kind, rights and real path of', [{ of: '/etc/b', remark: null }]],
      ['output of', [{ of: 'uname -r', remark: null }]],
      ['on few hosts, content of', [{ of: '/etc/z', remark: null }]],
    ]);
  });
});
