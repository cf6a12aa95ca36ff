import type { Fix } from '@hostlint/core';
import { flagsOf } from '../docker-options/flags.js';
import { shellWord } from '../fixes/shell-word.js';
import type { ConfigFault } from './daemon-config.js';

/** A drop-in that starts dockerd as before, but without one flag; `undefined` where the flag does not stand in an ExecStart= line. */
export function dropFlagFix(version: string, fault: ConfigFault): Fix | undefined {
  const flag = flagsOf(version).find(({ name }) => name === fault.instead);
  const line = fault.evidence.find(({ text }) => text?.trimStart().startsWith('ExecStart=') ?? false)?.text?.trim();
  if (line === undefined || !flag) return undefined;
  const names = [`--${escape(flag.name)}`, ...(flag.short === undefined ? [] : [`-${escape(flag.short)}`])].join('|');
  // A switch takes its value behind "=" only; the next word is not its own.
  const value = flag.type === 'bool' ? '(?:=\\S*)?' : '(?:=| +)\\S+';
  const without = line.replace(new RegExp(`\\s(?:${names})${value}(?=\\s|$)`, 'g'), '');
  if (without === line || without.endsWith('\\')) return undefined;
  const directory = '/etc/systemd/system/docker.service.d';
  return {
    summary: `Keep "${fault.key ?? ''}" in the file and start dockerd without the flag.`,
    commands: [
      `mkdir -p ${directory}`,
      `printf '%s\\n' '[Service]' 'ExecStart=' ${shellWord(without)} > ${directory}/override.conf`,
      'systemctl daemon-reload',
      'systemctl restart docker.service',
    ],
  };
}

const escape = (text: string): string => text.replace(/[^\w-]/g, '\\$&');
