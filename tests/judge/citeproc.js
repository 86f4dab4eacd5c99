// Does the bibliography that pandoc set (its JSON) say what the records do?
//
//	node citeproc.js DOCUMENT RECORDS
//
// One entry for each record, and in it the year, the DOI, and the words of the
// title whatever their case, which styles change.
'use strict';

const fs = require('fs');
const { wanted } = require('./wanted.js');

const [file, recordsFile] = process.argv.slice(2);
const entries = new Map();

// The text of an element of pandoc's document.
function text(e) {
	if (Array.isArray(e))
		return e.map(text).join('');
	if (e === null || typeof e !== 'object')
		return '';
	if (e.t === 'Str')
		return e.c;
	if (e.t === 'Space' || e.t === 'SoftBreak')
		return ' ';
	return text(Array.isArray(e.c) ? e.c : []);
}

function collect(e) {
	if (Array.isArray(e))
		e.forEach(collect);
	else if (e && e.t === 'Div' && e.c[0][0].startsWith('ref-'))
		entries.set(e.c[0][0].slice(4), text(e.c[1]));
	else if (e && typeof e === 'object')
		Object.values(e).forEach(collect);
}

// Letters and digits alone: quotes, dashes and blanks are the style's.
function words(s) {
	return s.normalize('NFKD').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

collect(JSON.parse(fs.readFileSync(file, 'utf8')).blocks);

const records = fs.readFileSync(recordsFile, 'utf8').split('\n')
	.filter(Boolean).map((l) => JSON.parse(l));

if (entries.size !== records.length)
	console.log(`entries: ${entries.size}, expected ${records.length}`);
for (const record of records) {
	const w = wanted(record, 'csl');
	const found = entries.get(record.key);

	if (found === undefined) {
		console.log(`${record.key}: missing`);
		continue;
	}
	for (const s of [w.title, w.year, w.doi])
		if (!words(found).includes(words(s)))
			console.log(`${record.key}: no ${s} in: ${found}`);
}
