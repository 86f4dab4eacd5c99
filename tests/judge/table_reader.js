// Rows of a table, as SQLite and jq make JSON of them.
'use strict';

const { line } = require('./text.js');

// What a spreadsheet would take for a formula has an apostrophe in front.
function cell(s) {
	return line(String(s === null ? '' : s).replace(/^'(?=[=+@\t\r-])/, ''));
}

function read(s) {
	return JSON.parse(s || '[]').map((row) => {
		const text = (field) => cell(row[field]);
		const names = (field) => text(field).split('; ').filter(Boolean);

		return {
			key: text('key'),
			authors: names('authors'),
			editors: names('editors'),
			title: text('title'),
			year: text('year').padStart(row.year ? 4 : 0, '0'),
			doi: text('doi'),
			pages: text('pages'),
			container: text('container'),
			volume: text('volume'),
			issue: text('issue'),
		};
	});
}

module.exports = { read };
