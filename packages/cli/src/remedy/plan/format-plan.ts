import type { Paint } from '../../reporters/pretty/paint.js';
import type { Plan } from './plan.js';

interface Tool {
  readonly name: string;
  readonly version: string;
}

type Format = (plan: Plan, tool: Tool, paint: Paint) => Promise<string>;

/** By name; each is loaded when it is asked for. */
export const formatPlan: Readonly<Record<'text' | 'json' | 'shell' | 'ansible', Format>> = {
  text: async (plan, _tool, paint) => (await import('./format-text.js')).formatPlanText(plan, paint),
  json: async (plan, tool) => (await import('./format-json.js')).formatPlanJson(plan, tool),
  shell: async (plan, tool) => (await import('./format-shell.js')).formatPlanShell(plan, tool),
  ansible: async (plan, tool) => (await import('./format-ansible.js')).formatPlanAnsible(plan, tool),
};
