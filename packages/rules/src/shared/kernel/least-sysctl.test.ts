import { expect } from 'chai';
import { compareSysctl } from './least-sysctl.js';

const found = (value: string | null) => ({ known: true, value, evidence: [] }) as const;

describe('compareSysctl', () => {
  it('orders numbers', () => {
    expect(compareSysctl('k', found('9'), 10)).to.deep.equal({ is: 'little', have: '9', evidence: [] });
    expect(compareSysctl('k', found('9223372036854775807'), 10)).to.include({ is: 'enough' });
  });
  it('tells what is not there and what cannot be told', () => {
    expect(compareSysctl('k', found(null), 10)).to.include({ is: 'absent' });
    expect(compareSysctl('k', found('many'), 10)).to.include({ is: 'unknown' });
    expect(compareSysctl('k', { known: false, detail: 'denied' }, 10)).to.deep.equal({
      is: 'unknown',
      why: 'k: denied',
    });
  });
});
