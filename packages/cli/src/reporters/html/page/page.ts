import { addCopyButtons } from './copy.js';
import { startFilters } from './input.js';
import { openForPrint } from './print.js';
import { applyTheme, startTheme } from './theme.js';

// Runs in the head, before anything is drawn.
applyTheme();

document.addEventListener('DOMContentLoaded', () => {
  startTheme();
  addCopyButtons();
  startFilters();
  openForPrint();
});
