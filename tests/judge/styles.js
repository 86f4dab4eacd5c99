// Are our citations those that citeproc-js sets in the same style?
//
//	node styles.js STYLE TEXT ITEMS RECORDS [TALLY]
//
// TEXT has a paragraph for each record in our style (a row of `styles`), ITEMS
// the same records as CSL-JSON and RECORDS as jsonl, in the same order. Each
// paragraph that differs from citeproc-js's is printed, unless rows of `table`
// make both equal: what is meant to differ, and why. TALLY gets a line for each.
'use strict';

const fs = require('fs');
const CSL = require('citeproc');
const { util } = require('@citation-js/core');
const { locales } = require('@citation-js/plugin-csl/lib/locales.js');
const bundled = require('@citation-js/plugin-csl/lib/styles.json');
const { line } = require('./text.js');

const [name, textFile, itemsFile, recordsFile, tally] = process.argv.slice(2);
const styles = {
	apa: () => bundled.apa,
	page: () => fs.readFileSync('/usr/share/citation-style-language/' +
		'styles/elsevier-harvard.csl', 'utf8'),
};

// --- What is meant to differ -------------------------------------------------

const pattern = (s) => s.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const both = (f) => ({ theirs: f, ours: f });
const alone = (i) => !i['container-title'];
const paper = (i) => i.type === 'paper-conference';
const arXiv = (i) => i.archive === 'arXiv';

// Takes the first of these values that stands in s out of it.
function without(s, before, values, after) {
	const found = values.filter(Boolean).map((v) => before + v + after)
		.find((v) => s.includes(v));

	return found ? s.replace(found, before.startsWith('.') ? '.' : '') : s;
}

// "Meeting, Place" or either of them.
function meeting(i) {
	return [i['event-title'], i['event-place']].filter(Boolean).join(', ');
}

// "Publisher, Place" or either of them.
function publishers(i) {
	const p = i.publisher || (arXiv(i) ? 'arXiv' : '');
	const place = i['publisher-place'];

	return [p && place ? `${p}, ${place}` : '', p, place].map((s) =>
		(s || '').replace(/[\u2018\u2019]/g, "'"));
}

// Values of the record in small letters, wherever they stand.
function small(s, i) {
	return ['container-title', 'collection-title'].map((f) => i[f])
		.filter(Boolean).reduce((t, value) =>
			t.replace(new RegExp(pattern(value), 'gi'),
				(v) => v.toLowerCase()), s);
}

// A row counts for its style, or for all, and for records of which `of` is true;
// `theirs` and `ours` make one of the paragraphs what it would be without.
const table = [
	// --- characters
	{ why: 'theirs: a dash in the number of a report',
		of: (i) => /^\d+-\d+$/.test(i.number),
		theirs: (s, i) => s.replace(i.number.replace('-', '–'),
			i.number) },
	{ why: 'theirs: no range in pages that name their article',
		of: (i) => /^\d+:\d+-\d+:\d+$/.test(i.page),
		theirs: (s, i) => s.replace(`p. ${i.page}`, `pp. ${i.page}`)
			.replace(i.page, i.page.replace('-', '–')) },
	{ why: 'theirs: a hyphen in an issue of several',
		styles: ['apa'], of: (i) => /\d-\d/.test(i.issue),
		theirs: (s, i) => s.replace(`(${i.issue})`,
			`(${i.issue.replace('-', '–')})`) },
	{ why: 'ours: the sign of a script for which Unicode has none',
		of: (i) => /<su[bp]>/.test(i.title),
		ours: (s) => s.replace(/[_^](?:\(([^()]*)\)|(\p{L}))/gu,
			'$1$2') },
	{ why: 'theirs: to whom a letter was written', styles: ['apa'],
		of: (i) => i.recipient,
		theirs: (s) => s.replace(/ \[Letter to [^\]]*\]/, '') },
	{ why: 'theirs: tags, where Unicode has indices',
		...both((s) => s.normalize('NFKC')) },
	{ why: 'theirs: curly apostrophes and quotation marks',
		...both((s) => s.replace(/[\u2018\u2019]/g, "'")
			.replace(/[\u201c\u201d]/g, '"')) },
	{ why: 'theirs: a stop goes into quotation marks',
		theirs: (s) => s.replace(/([.,])(["\u201d])/g, '$2$1') },
	{ why: 'ours: what no address may have is encoded',
		ours: (s) => s.replace(/https?:\S+$/, decodeURIComponent) },
	{ why: 'theirs: "n.d." at the beginning has a capital',
		theirs: (s) => s.replace(/^(\(?)N\.d\./, '$1n.d.') },
	{ why: 'theirs: journals and series have capitals, in any language',
		...both(small) },
	{ why: 'theirs: a stop where the title would be, which stands in front',
		styles: ['page'],
		theirs: (s) => s.replace(/((?:n\.d\.|\d{4})[a-z–\d]*) ?\. (\.|,)/,
			'$1$2').replace('n.d. ,', 'n.d.,')
			.replace(/ \.( |$)/, '.$1').replace('..', '.') },
	// --- names
	{ why: 'theirs: no comma before an office that is second of two',
		styles: ['apa'], of: (i) => (i.author || []).length !== 1,
		theirs: (s) => s.replace(/^([^(]*[^,]) & /, '$1, & ') },
	{ why: 'theirs: names of East Asia and Hungary have no comma, in whichever letters',
		of: (i) => /^(zh|ja|ko|vi|hu)/.test(i.language),
		theirs: (s) => s.replace(
			/(^|, (?:& )?|& )(\p{Lu}\p{Ll}+) (?=\p{Lu}\.)/gu,
			'$1$2, ') },
	{ why: 'ours: a second name without capitals is no initial',
		of: (i) => /^(ar|fa)/.test(i.language),
		ours: (s) => s.replace(/(\p{Lo}\.) \p{Lo}{2,}(?=,)/u, '$1'),
		theirs: (s) => s.replace(/(\p{Lo}\.) ?\p{Lo}\.(?=,)/u, '$1') },
	{ why: 'ours: three points before the last of many, as APA has them',
		styles: ['apa'], of: (i) => (i.author || []).length > 20,
		theirs: (s) => s.replace(', … ', ', . . . ') },
	{ why: 'ours: a second initial that the name has in small letters',
		of: (i) => (i.author || []).some((n) =>
			/-\p{Ll}/u.test(n.given || '')),
		ours: (s) => s.replace(/-\p{Ll}\./gu, '') },
	{ why: 'theirs: initials of what is no letter',
		of: (i) => (i.author || []).some((n) =>
			/[^\p{L}\p{M}. '’-]/u.test(n.given || '')),
		...both((s) => s.replace(/^.*?(?=[ (]\d{4}[).])/, '')) },
	{ why: 'ours: that there are more names, where the record says so',
		styles: ['page'],
		ours: (s) => s.replace(', et al.', '') },
	// --- what it is
	{ why: 'ours: APA\'s word for a thesis of a doctor',
		styles: ['apa'], of: (i) => i.type === 'thesis',
		theirs: (s) => s.replace('[PhD thesis', '[Doctoral dissertation') },
	{ why: 'ours: APA\'s word for software',
		styles: ['apa'], of: (i) => i.genre === 'Software',
		theirs: (s) => s.replace('[Software]', '[Computer software]') },
	{ why: 'ours: what is no text says what it is, as APA asks',
		styles: ['apa'], of: (i) => !i.genre,
		ours: (s) => s.replace(new RegExp(' \\[(Image|Video|' +
			'Audio recording|Conference presentation)\\]'), '') },
	{ why: 'ours: the description is behind the title where that is in front',
		styles: ['apa'], of: (i) => !i.author && !i.editor,
		theirs: (s) => s.replace(
			/^(.*)\. (\((?:\d+|n\.d\.)\))\. (\[[^\]]*\])/i,
			'$1 $3. $2') },
	{ why: 'ours: a genre is described, and has no number',
		styles: ['apa'], of: (i) => Boolean(i.genre && i.number),
		theirs: (s, i) => s.replace(`${i.genre} ${i.number})`,
			`No. ${i.number}) [${i.genre}]`).replace(/ (\[[^\]]*\]) \1/,
			' $1') },
	{ why: 'ours: "No." before the number of a report',
		styles: ['apa'], of: (i) => i.type === 'report',
		ours: (s) => s.replace(/([ (])No\. /, '$1') },
	{ why: 'theirs: a dash in the number of a report',
		styles: ['apa'], of: (i) => !paper(i) &&
			Boolean(i['collection-number']),
		...both((s) => s.replace(/(\d)–(?=\d+[);])/g, '$1-')) },
	{ why: 'ours: "Version" before a version of several numbers',
		styles: ['apa'], of: (i) => Boolean(i.version),
		ours: (s) => s.replace(/(\(|; )Version /, '$1') },
	{ why: 'theirs: a review is one of its own title',
		styles: ['apa'], of: (i) => i.type === 'review-book',
		theirs: (s) => s.replace(/ \[Review of .*?\]/, '')
			.replace('..', '.') },
	{ why: 'theirs: that it is an interview',
		styles: ['apa'], of: (i) => i.type === 'interview',
		theirs: (s) => s.replace(
			/ \[(Interview|Personal communication)\]/, '') },
	{ why: 'theirs: the meeting that data are of',
		styles: ['apa'], of: (i) => i.type === 'dataset',
		theirs: (s, i) => s.replace(` ${meeting(i)}.`, '') },
	{ why: 'theirs: no edition of a map', styles: ['page'],
		of: (i) => i.type === 'map' && Boolean(i.edition),
		ours: (s) => s.replace(/, [^,]* ed\./, '') },
	{ why: 'theirs: editors of a book that is not named',
		styles: ['page'], of: (i) => alone(i) && Boolean(i.editor),
		theirs: (s) => s.replace(/, in: .*?\(Eds?\.\), ?\./, '.') },
	{ why: 'ours: "in" before a work of reference',
		styles: ['page'], of: (i) => i.type.startsWith('entry'),
		ours: (s) => s.replace(', in: ', '. ') },
	{ why: 'theirs: the word of the record has a capital',
		styles: ['apa'],
		...both((s) => s.replace(/\[\p{L}/u, (c) => c.toLowerCase())) },
	{ why: 'ours: no genre of a report', styles: ['page'],
		of: (i) => i.type === 'report',
		theirs: (s, i) => i.genre ? s.replace(` (${i.genre})`, '') : s },
	{ why: 'theirs: "ed." behind what says so already', styles: ['page'],
		of: (i) => Boolean(i.edition),
		theirs: (s, i) => [i.edition, i.edition.normalize('NFKC')].reduce(
			(t, e) => t.replace(`${e.replace(/\.?$/, '.')} ed`, e), s)
			.replace('..', '.') },
	{ why: 'theirs: the number of a report before its year, when nobody made it',
		styles: ['page'],
		of: (i) => i.type === 'report' && !i.author && !i.editor,
		theirs: (s) => s.replace(/ (\(No\. [^)]*\)), (\d{4})/, ', $2 $1') },
	{ why: 'ours: the edition of a report behind its number',
		styles: ['apa'],
		of: (i) => i.type === 'report' && Boolean(i.edition),
		theirs: (s) => s.replace(/\(([^()]*? ed\.), ([^()]*)\)/,
			'($2; $1)') },
	{ why: 'theirs: "in" before a series that stands alone',
		styles: ['page'], of: (i) => alone(i) &&
			(paper(i) || i.type === 'chapter') &&
			Boolean(i['collection-title']),
		theirs: (s) => s.replace(', in: ', ', ') },
	{ why: 'ours: that a year is uncertain', styles: ['page'],
		of: (i) => Boolean(i.issued && i.issued.circa),
		ours: (s) => s.replace(', ca. ', ', ') },
	// --- what it is in
	{ why: 'ours: "Article" before the number of one',
		styles: ['apa'], of: (i) => i.type === 'article-journal',
		ours: (s) => s.replace(', Article ', ', ') },
	{ why: 'theirs: arXiv as the archive of what is printed',
		styles: ['apa'],
		of: (i) => arXiv(i) && (!alone(i) || i.type === 'thesis'),
		theirs: (s) => s.replace('; arXiv.', '.').replace(' arXiv.', '') },
	{ why: 'theirs: the number of a preprint as that of a chapter',
		styles: ['apa'], of: (i) => arXiv(i) && (paper(i) || i.type === 'chapter'),
		theirs: (s, i) => s.replace(`(${i.archive_location}; `, '(')
			.replace(` (${i.archive_location})`, '') },
	{ why: 'ours: arXiv as the publisher of a paper that names none',
		styles: ['page'], of: (i) => arXiv(i) && paper(i) && !alone(i),
		ours: (s) => s.replace('. arXiv, ', '. ') },
	{ why: 'ours: the meeting, though there are pages',
		styles: ['apa'], of: (i) => paper(i) && alone(i) && i.page,
		ours: (s, i) => without(s, '. ', [meeting(i)], '.') },
	{ why: 'ours: proceedings without a volume are a book',
		styles: ['apa'], of: (i) => paper(i) && !alone(i) && !i.editor,
		theirs: (s, i) => s.replace(/ \((\d+), \w+( \d+)?\)/, ' ($1)')
			.replace(` ${meeting(i)}.`, ''),
		ours: (s, i) => without(s.replace('. In ', '. ').replace(
			/ \(pp?\. (.*?)\)/, ', $1'), '. ', publishers(i), '.') },
	{ why: 'theirs: the publisher of a review in a journal',
		styles: ['apa'], of: (i) => i.type === 'review-book',
		theirs: (s, i) => without(s, '. ', publishers(i), '.') },
	{ why: 'ours: the publisher of an article whose journal is not named',
		of: (i) => alone(i) && (i.type === 'article-journal' ||
			(paper(i) && !i['event-title'])),
		ours: (s, i) => without(s, '. ', publishers(i), '.') },
	{ why: 'ours: no volume, pages of reviews', styles: ['page'],
		of: (i) => i.type === 'review-book',
		ours: (s) => s.replace(/ \d+, \d+(–\d+)?\./, '.') },
	{ why: 'ours: an issue that has no volume', styles: ['page'],
		of: (i) => Boolean(i.issue && !i.volume),
		ours: (s, i) => s.replace(` ${i.issue},`, '')
			.replace(` ${i.issue}.`, '.') },
	{ why: 'ours: the number of a series', styles: ['page'],
		of: (i) => Boolean(i['collection-number']),
		ours: (s, i) => s.replace(` ${i['collection-number']}`, '') },
	{ why: 'theirs: the series of an article', styles: ['page'],
		of: (i) => i.type === 'article-journal' &&
			i['collection-title'],
		theirs: (s, i) => s.replace(new RegExp(
			`, ${pattern(i['collection-title'])}`, 'i'), '') },
	{ why: 'ours: a comma before a series, whatever the type',
		styles: ['page'], of: (i) => Boolean(i['collection-title']),
		...both((s, i) => s.replace(new RegExp(
			`[.,] ${pattern(i['collection-title'])}`, 'i'),
		`, ${i['collection-title']}`)) },
	{ why: 'ours: a comma before pages, and a place, without a publisher',
		styles: ['page'], of: (i) => !i.publisher,
		theirs: (s, i) => s.replace(/\. (pp?\. )/, ', $1').replace(
			`. ${i['publisher-place']}`, `, ${i['publisher-place']}`) },
	{ why: 'ours: a meeting only where no proceedings are named',
		styles: ['page'], of: (i) => i['event-title'] && !(paper(i) && alone(i)),
		theirs: (s, i) => {
			const at = (end) => new RegExp(`. Presented at the ${
				pattern(i['event-title'])}${end}`, 'i');

			return s.replace(at(','), i.publisher ? '.' : ',')
				.replace(at(''), '');
		} },
	{ why: 'theirs: volume and pages of nothing that is named',
		of: (i) => (paper(i) || ['article-journal', 'chapter']
			.includes(i.type)) && alone(i),
		...both((s) => s.replace(/[.,] pp. \d+–\d+/, '')
			.replace(/ \(pp. \d+–\d+\)/, '')
			.replace(/\. (\d+(\(\d+\))?, )?\d+–\d+\./, '.')
			.replace(/ \d+, \d+–\d+/, '')) },
	{ why: 'ours: a stop behind a meeting', styles: ['page'],
		of: (i) => i['event-title'] && paper(i) && alone(i) &&
			(i.publisher || !i['publisher-place']),
		theirs: (s, i) => s.replace(`${i['event-title']}, `,
			`${i['event-title']}. `) },
	{ why: 'theirs: the issue of a volume that a chapter is in',
		styles: ['apa'], of: (i) => i.type === 'chapter' && i.issue,
		theirs: (s, i) => s.replace(`, Issue ${i.issue}`, '') },
	{ why: 'theirs: no hyphen in front of a page',
		of: (i) => /^-/.test(i.page),
		...both((s) => s.replace(/ -?(\d+)[–-]/, ' $1–')) },
	// --- who printed it, where it is
	{ why: 'ours: no publisher who is the author, as APA asks',
		styles: ['apa'], of: (i) => i.publisher &&
			(i.author || i.editor || []).some((n) =>
				n.literal === i.publisher),
		theirs: (s, i) => without(s, '. ', [i.publisher,
			(i.publisher || '').replace(/\.$/, '')], '.') },
	{ why: 'ours: a series of reports says whose they are',
		styles: ['page'],
		of: (i) => i.type === 'report' && Boolean(i['collection-title']),
		theirs: (s, i) => without(s, '. ', publishers(i), '.') },
	{ why: 'ours: the publisher, of whatever type', styles: ['page'],
		of: (i) => !['book', 'chapter', 'report', 'thesis',
			'paper-conference'].includes(i.type) || arXiv(i),
		ours: (s, i) => without(without(s, '. ', publishers(i), '.'),
			', ', publishers(i), '') },
	{ why: 'ours: the number of a patent, a preprint', styles: ['page'],
		of: (i) => Boolean(i.number),
		...both((s, i) => s.replace(new RegExp(
			`\\.? (No\\. )?${pattern(i.number)}`), '')) },
	{ why: 'ours: the address, of whatever type', styles: ['page'],
		ours: (s) => s.replace(/ https?:\S+$/, '') },
];

// --- Comparison --------------------------------------------------------------

function apply(rows, pair, item) {
	return rows.reduce(([t, o], row) => [
		row.theirs ? row.theirs(t, item) : t,
		row.ours ? row.ours(o, item) : o,
	], pair);
}

function equal(rows, pair, item) {
	const [theirs, ours] = apply(rows, pair, item).map((s) =>
		line(s).toString());

	return theirs === ours;
}

// The rows that are needed to make both equal, or null.
function excuse(pair, item) {
	const may = table.filter((r) => (r.styles || [name]).includes(name) &&
		(!r.of || r.of(item)));
	let n = 0;

	while (!equal(may.slice(0, n), pair, item))
		if (++n > may.length)
			return null;
	return may.slice(0, n).reduceRight((rows, row) => {
		const fewer = rows.filter((r) => r !== row);

		return equal(fewer, pair, item) ? fewer : rows;
	}, may.slice(0, n));
}

const items = JSON.parse(fs.readFileSync(itemsFile, 'utf8'));
const known = new Map(util.downgradeCsl(items).map((i) => [i.id, i]));
const engine = new CSL.Engine({
	retrieveLocale: (tag) => locales.get(tag) || locales.get('en-US'),
	retrieveItem: (id) => known.get(id),
}, styles[name]().replace(/disambiguate-[a-z-]+="[^"]*"/g, ''), 'en-US', true);
const ours = fs.readFileSync(textFile, 'utf8').split('\n\n').filter(Boolean);
const keys = fs.readFileSync(recordsFile, 'utf8').split('\n').filter(Boolean)
	.map((l) => JSON.parse(l).key);

engine.setOutputFormat('text');
engine.opt.development_extensions.wrap_url_and_doi = false;
if (ours.length !== keys.length)
	console.log(`paragraphs: ${ours.length}, expected ${keys.length}`);
if (JSON.stringify(items.map((i) => i.id)) !== JSON.stringify(keys))
	console.log('the items are others than the records');
for (const [n, item] of items.entries()) {
	// Alone, so that nothing is set to tell it from others.
	engine.updateItems([item.id], true);
	const pair = [engine.makeBibliography()[1][0], ours[n] || ''].map(line);
	const rows = excuse(pair, item);

	if (rows === null)
		console.log(`${item.id}: ${pair[1]}\n\tciteproc: ${pair[0]}`);
	else if (tally)
		rows.forEach((row) => fs.appendFileSync(tally,
			`style_${name}\t${item.type}\t${row.why}\n`));
}
