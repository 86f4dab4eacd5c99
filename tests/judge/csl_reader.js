// Items of CSL-JSON, as pandoc and citation-js make them and as we write them.
'use strict';

const { line, name } = require('./text.js');

// pandoc marks what keeps its case, in titles only; that is no part of them.
function text(s) {
	return line(String(s === undefined ? '' : s)
		.replace(/<span class="nocase">(.*?)<\/span>/g, '$1'));
}

function year(item) {
	const parts = item.issued && item.issued['date-parts'];

	return parts && parts[0] ? String(parts[0][0]).padStart(4, '0') : '';
}

function names(list) {
	return (list || []).map((n) => name(n, text));
}

function item(i) {
	return {
		key: text(i.id),
		authors: names(i.author),
		editors: names(i.editor),
		title: text(i.title),
		year: year(i),
		doi: text(i.DOI),
		pages: text(i.page).replace(/[\u2013-]+/, '-'),
		container: text(i['container-title']) ||
			text(i['collection-title']),
		volume: text(i.volume),
		issue: text(i.issue) || text(i.number),
	};
}

module.exports = { read: (s) => JSON.parse(s).map(item), item };
