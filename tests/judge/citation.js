// Reads a file with citation-js as the format named; one item for each record,
// and every value a string where CSL-JSON wants one.
'use strict';

const fs = require('fs');
const { plugins } = require('@citation-js/core');

require('@citation-js/plugin-bibtex');
require('@citation-js/plugin-ris');

const [format, file, count] = process.argv.slice(2);
let items = [];

try {
	items = plugins.input.chain(fs.readFileSync(file, 'utf8'), {
		forceType: format,
		generateGraph: false,
	});
} catch (e) {
	console.log(`${format}: ${e.message}`);
}
if (items.length !== Number(count))
	console.log(`items: ${items.length}, expected ${count}`);
for (const item of items) {
	if (!item.type)
		console.log(`${item.id}: no type`);
	for (const key of ['DOI', 'URL', 'title', 'publisher', 'abstract'])
		if (key in item && typeof item[key] !== 'string')
			console.log(`${item.id}: ${key} is no string`);
}
