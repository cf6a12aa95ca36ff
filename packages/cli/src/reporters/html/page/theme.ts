import { need } from './elements.js';

const key = 'hostlint-theme';
const root = document.documentElement;

/** Browsers may keep nothing for files, or for anybody. */
function stored(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function store(theme: string): void {
  try {
    localStorage.setItem(key, theme);
  } catch {
    // It holds for this visit.
  }
}

const isDark = (): boolean =>
  root.dataset['theme'] === 'dark' ||
  (root.dataset['theme'] !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);

/** What was chosen before; otherwise the system's choice. */
export function applyTheme(): void {
  const theme = stored();
  if (theme === 'dark' || theme === 'light') root.dataset['theme'] = theme;
}

export function startTheme(): void {
  const button = need('theme', HTMLButtonElement);
  const name = (): void => {
    button.textContent = isDark() ? 'Light colours' : 'Dark colours';
  };
  button.addEventListener('click', () => {
    const theme = isDark() ? 'light' : 'dark';
    root.dataset['theme'] = theme;
    store(theme);
    name();
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', name);
  name();
  button.hidden = false;
}
