/** The form that Acme's ticket system takes. @type {import('@hostlint/core').Reporter} */
export const ticket = {
  summary: 'A ticket for the platform team: one line for each finding that failed.',
  format(report) {
    const failed = report.findings.filter(({ status }) => status === 'fail');
    const lines = failed.map(({ rule, subject, message }) => `* ${rule}${subject ? ` (${subject})` : ''}: ${message}`);
    return [`TICKET ${report.host.label}: ${failed.length} to mend`, ...lines, ''].join('\n');
  },
};
