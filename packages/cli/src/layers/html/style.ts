/** What the picture of layers needs beside the style of reports. */
export const pictureStyle = `
.store{margin-top:2.5rem}
.stacks{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,24rem),1fr));gap:1.5rem 2rem;margin-top:1.25rem}
.stack{min-width:0;content-visibility:auto;contain-intrinsic-size:auto 20rem}
.stack h3{font-size:1rem;font-weight:600;overflow-wrap:anywhere}
.stack ol{margin:.5rem 0 0;padding:0;list-style:none}
.stack li{padding:.3rem .75rem;border:1px solid var(--edge);border-bottom-width:0;background:var(--raised);overflow-wrap:anywhere;font-size:.875rem}
.stack li:last-child{border-bottom-width:1px;border-radius:0 0 4px 4px}
.stack li:first-child{border-radius:4px 4px 0 0}
.stack .merged{border-style:dashed;border-bottom:0;background:none;margin-bottom:.4rem;border-radius:4px}
.stack .merged{border-bottom:1px dashed var(--edge)}
.stack .upper{background:var(--note-ground);border-left:3px solid var(--note)}
.stack .init{background:var(--sunk)}
.stack .gone{background:var(--bad-ground);color:var(--bad)}
.stack .role{display:inline-block;min-width:5.5rem;font-weight:600;color:var(--soft)}
.stack .path{display:block;color:var(--soft);font-size:.75rem}
.tree{margin-top:1rem;white-space:pre;overflow-x:auto;overflow-wrap:normal;font-size:.8125rem;line-height:1.7}
.store>.rest{margin-top:1rem}
.figures{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.15rem 1.25rem;margin-top:.75rem;font-variant-numeric:tabular-nums}
.figures dt{color:var(--soft)}
.remarks{margin-top:1rem}
.remarks li{padding:.35rem 0;border-top:1px solid var(--line);font-size:.9375rem}
.remarks code{display:block}
.outlook{margin-top:.75rem;max-width:60rem}
@media print{.stack{content-visibility:visible;break-inside:avoid}}
@media(max-width:30rem){.figures{grid-template-columns:minmax(0,1fr)}.figures dd{margin-bottom:.4rem}}
`.trim();
