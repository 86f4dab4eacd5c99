// Reads a file with citation-js as the format named and writes what it found
// as CSL-JSON; says on standard error what is no CSL-JSON.
'use strict';

const fs = require('fs');
const { plugins } = require('@citation-js/core');

require('@citation-js/plugin-bibtex');
require('@citation-js/plugin-ris');

const [format, file] = process.argv.slice(2);
let items = [];

try {
	items = plugins.input.chain(fs.readFileSync(file, 'utf8'), {
		forceType: format,
		generateGraph: false,
	});
} catch (e) {
	console.error(`${format}: ${e.message}`);
}
for (const item of items) {
	if (!item.type)
		console.error(`${item.id}: no type`);
	for (const key of ['DOI', 'URL', 'title', 'publisher', 'abstract'])
		// Of several publishers biblatex has a list.
		if (key in item && !(format === '@biblatex/text' &&
			key === 'publisher' ? [item[key]].flat() : [item[key]])
			.every((value) => typeof value === 'string'))
			console.error(`${item.id}: ${key} is no string`);
}
process.stdout.write(JSON.stringify(items));
