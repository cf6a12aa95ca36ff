/** In place of what chalk finds out about the terminal: colours are switched by hostlint's own settings. */
export default { stdout: false, stderr: false };
