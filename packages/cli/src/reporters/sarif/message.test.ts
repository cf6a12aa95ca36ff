import { expect } from 'chai';
import { messageOf } from './message.js';
import { toyFinding } from './finding-samples.test.js';

const failed = toyFinding({
  message: 'It is off',
  fix: { summary: 'Switch it on', commands: ['echo 1 > /on', 'reboot'] },
  evidence: [{ path: '/on', line: 2, text: '0' }],
});

describe('SARIF messages', () => {
  it('say what, how to mend it, and where', () => {
    expect(messageOf(failed, 'web-1', 1000)).to.equal(
      "It is off.\n\nFix: Switch it on.\n  echo 1 > /on\n  reboot\n\nSeen on 'web-1' in '/on', line 2.",
    );
  });
  it('say how to have it decided', () => {
    const open = toyFinding({ status: 'unknown', message: 'denied', cure: 'Run as root.' });
    expect(messageOf(open, 'web-1', 1000)).to.equal('denied.\n\nRun as root.');
  });
  it('say that another kernel is meant', () => {
    expect(messageOf(toyFinding({ kernel: '6.1.0-35' }), 'web-1', 1000)).to.contain("kernel '6.1.0-35'");
  });
  it('fit, with no command in part', () => {
    for (const most of [60, 90, 100, 110]) {
      const text = messageOf(failed, 'web-1', most);
      expect(text.length).to.be.at.most(most);
      expect(text.endsWith("Seen on 'web-1' in '/on', line 2.")).to.equal(true);
      for (const line of text.split('\n').filter(one => one.startsWith('  ') && !one.startsWith('  (')))
        expect(['  echo 1 > /on', '  reboot']).to.include(line);
    }
    const long = toyFinding({ message: '😀'.repeat(2000) });
    expect(messageOf(long, 'web-1', 1001).length).to.be.at.most(1001);
    expect(/\p{Surrogate}/u.test(messageOf(long, 'web-1', 1001))).to.equal(false);
  });
  it('hold no link', () => {
    const text = messageOf(toyFinding({ message: 'See [here](http://evil).' }), '[x](1)', 1000);
    expect(text).to.contain('\\[here\\](http://evil)').and.to.contain('\\[x\\](1)');
  });
});
