import assert from 'node:assert/strict';
import { ticket } from './ticket.js';

describe('reporter acme-ticket', () => {
  it('has a line for each finding that failed', () => {
    const findings = [
      { rule: 'acme/gpu-driver', status: 'fail', subject: null, message: 'Too old.' },
      { rule: 'filesystem/d-type', status: 'fail', subject: '/data', message: 'No d_type.' },
      { rule: 'kernel/overlay', status: 'pass', subject: null, message: '' },
    ];
    const text = ticket.format(/** @type {never} */ ({ host: { label: 'gpu-7' }, findings }), []);
    assert.equal(
      text,
      'TICKET gpu-7: 2 to mend\n* acme/gpu-driver: Too old.\n* filesystem/d-type (/data): No d_type.\n',
    );
  });
});
