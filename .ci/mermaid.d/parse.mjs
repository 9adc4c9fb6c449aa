// Parses the mermaid blocks of the Markdown files that it is given, and says which ones GitHub could not draw.
import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';

const { window } = new JSDOM('');
globalThis.window = window; // Mermaid cleans labels with DOMPurify, which wants a document
globalThis.document = window.document;
globalThis.Option = window.Option; // by which it asks whether the first word of a box is a colour
const { default: mermaid } = await import('mermaid');

let blocks = 0;
let broken = 0;
for (const file of process.argv.slice(2)) {
  const text = readFileSync(file, 'utf8');
  for (const block of text.matchAll(/^```mermaid\n([^]*?)^```$/gm)) {
    blocks++;
    try {
      await mermaid.parse(block[1]);
    } catch (error) {
      broken++;
      const line = text.slice(0, block.index).split('\n').length;
      console.error(`${file}:${line}: Mermaid cannot read this picture: ${error.message}`);
    }
  }
}
console.log(`mermaid: ${blocks} pictures, ${broken} of them broken`);
process.exit(broken > 0 || blocks === 0 ? 1 : 0);
