import { all } from './elements.js';

/** A button beside the commands of every fix. */
export function addCopyButtons(): void {
  for (const commands of all('.commands')) {
    const frame = document.createElement('div');
    frame.className = 'with-copy';
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = 'Copy';
    button.setAttribute('aria-label', 'Copy the commands');
    commands.replaceWith(frame);
    frame.append(commands, button);
    button.addEventListener('click', () => void copy(commands, button));
  }
}

async function copy(commands: HTMLElement, button: HTMLButtonElement): Promise<void> {
  const done = (await toClipboard(commands.textContent)) || byHand(commands);
  // The user's own copy command does the rest with what is selected.
  const text = done ? 'Copied' : 'Selected: copy it';
  button.textContent = text;
  button.setAttribute('aria-label', text);
  setTimeout(() => {
    button.textContent = 'Copy';
    button.setAttribute('aria-label', 'Copy the commands');
  }, 2500);
}

async function toClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Where there is no clipboard for pages, such as without TLS: selected, and copied in the old way where that works. */
function byHand(commands: HTMLElement): boolean {
  getSelection()?.selectAllChildren(commands);
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  }
}
