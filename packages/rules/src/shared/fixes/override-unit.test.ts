import { expect } from 'chai';
import { overrideUnit } from './override-unit.js';

describe('overrideUnit', () => {
  it('writes a drop-in of its own and has it read', () =>
    expect(overrideUnit('Do.', 'x.service', 'KillMode=process')).to.deep.equal({
      summary: 'Do.',
      commands: [
        'mkdir -p /etc/systemd/system/x.service.d',
        "printf '%s\\n' '[Service]' KillMode=process > /etc/systemd/system/x.service.d/zz-KillMode.conf",
        'systemctl daemon-reload',
        'systemctl restart x.service',
      ],
      steps: [
        {
          kind: 'write-file',
          path: '/etc/systemd/system/x.service.d/zz-KillMode.conf',
          text: '[Service]\nKillMode=process\n',
        },
        { kind: 'reload-units' },
        { kind: 'restart-service', manager: 'systemd', service: 'x.service', interrupts: 'nothing' },
      ],
    }));
});
