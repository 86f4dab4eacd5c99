// What fields.bst has BibTeX write. Lines that BibTeX broke go on behind two
// blanks.
'use strict';

const { line, untex, name } = require('./text.js');

// Ties between the parts of a name are BibTeX's.
function untie(s) {
	return untex(s, ' ');
}

function people(list) {
	return list.map((s) => {
		const [given, prefix, family, suffix] =
			s.split(/ ?@(?:given|prefix|family) @ ?/);

		return name({ 'non-dropping-particle': prefix, family, given,
			suffix }, untie);
	});
}

function read(s) {
	const entries = [];

	for (const l of s.replace(/\n {2}/g, ' ').split('\n')) {
		const at = l.indexOf(' ');
		const field = l.slice(1, at), value = l.slice(at + 1);

		if (field === 'key')
			entries.push({ key: value });
		else if (l) {
			const e = entries[entries.length - 1];

			(e[field] = e[field] || []).push(value);
		}
	}
	return entries.map((e) => {
		const text = (field) => untex((e[field] || [''])[0]);

		return {
			key: e.key,
			authors: people(e.author || []),
			editors: people(e.editor || []),
			title: text('title'),
			year: text('year'),
			doi: line((e.doi || [''])[0]),
			pages: text('pages').replace(/--/, '-'),
			container: text('journal') || text('booktitle'),
			volume: text('volume'),
			issue: text('number'),
		};
	});
}

module.exports = { read };
