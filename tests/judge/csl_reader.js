// Items of CSL-JSON, as pandoc and citation-js make them and as we write them.
'use strict';

const { line, name, untex } = require('./text.js');

// pandoc marks what keeps its case, in titles only; that is no part of them.
function text(s) {
	return line(String(s === undefined ? '' : s)
		.replace(/<span class="nocase">(.*?)<\/span>/g, '$1'));
}

function year(item) {
	const parts = item.issued && item.issued['date-parts'];

	return parts && parts[0] ? String(parts[0][0]).padStart(4, '0') : '';
}

function names(list, plain) {
	return (list || []).map((n) => name(n, plain));
}

function item(i, plain = text) {
	return {
		key: text(i.id),
		authors: names(i.author, plain),
		editors: names(i.editor, plain),
		title: plain(i.title),
		year: year(i),
		doi: text(i.DOI),
		pages: plain(i.page).replace(/[\u2013-]+/, '-'),
		container: plain(i['container-title']) ||
			plain(i['collection-title']),
		volume: plain(i.volume),
		issue: plain(i.issue) || plain(i.number),
	};
}

module.exports = {
	read: (s) => JSON.parse(s).map((i) => item(i)),
	// Values in TeX, as a reader of .bib files hands them on.
	tex: (s) => JSON.parse(s).map((i) => ({
		...item(i, (t) => untex(t, ' ')),
		pages: untex(i.page, ' ').replace(/--/, '-'),
	})),
	item,
};
