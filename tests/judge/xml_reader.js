// XML as bibutils (MODS) and biber (biblatexml) write it: elements, attributes
// and text, nothing else; xmllint has said before that it is well-formed.
'use strict';

const { line, untex, name } = require('./text.js');

const entities = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decode(s) {
	return s.replace(/&(?:#x([0-9a-f]+)|#([0-9]+)|(\w+));/gi,
		(all, hex, dec, word) => word ? entities[word] :
			String.fromCodePoint(hex ? parseInt(hex, 16) : +dec));
}

function parse(s) {
	const root = { name: '', kids: [], text: '' };
	const stack = [root];
	const token = /<!--.*?-->|<\?.*?\?>|<(\/?)([\w:.-]+)([^>]*?)(\/?)>|([^<]+)/gs;

	for (const [, end, tag, rest, alone, chars] of s.matchAll(token)) {
		const top = stack[stack.length - 1];

		if (chars !== undefined) {
			top.text += decode(chars);
		} else if (end) {
			stack.pop();
		} else if (tag) {
			const e = { name: tag.replace(/^.*:/, ''), kids: [],
				text: '' };

			for (const [, k, v] of rest.matchAll(/([\w:]+)="([^"]*)"/g))
				e[`@${k}`] = decode(v);
			top.kids.push(e);
			if (!alone)
				stack.push(e);
		}
	}
	return root.kids[0];
}

// The children called so, with these attributes.
function all(e, tag, attributes) {
	return e ? e.kids.filter((k) => k.name === tag &&
		Object.entries(attributes || {}).every(([a, v]) =>
			k[`@${a}`] === v)) : [];
}

function one(e, tag, attributes) {
	return all(e, tag, attributes)[0];
}

function text(e) {
	return e ? line(e.text) : '';
}

// --- MODS --------------------------------------------------------------------

function modsName(n) {
	const part = (type) => all(n, 'namePart', { type })
		.map(text).join(' ');

	return name({ family: part('family'), given: part('given'),
		suffix: part('suffix'), literal: text(n.kids.find((k) =>
			k.name === 'namePart' && !k['@type'])) });
}

// Editors of a chapter are those of its host.
function modsNames(m, role) {
	return [m, one(m, 'relatedItem', { type: 'host' })]
		.flatMap((e) => all(e, 'name'))
		.filter((n) => text(one(one(n, 'role'), 'roleTerm')) === role)
		.map(modsName);
}

function modsTitle(m) {
	return all(m, 'titleInfo').map((t) =>
		[text(one(t, 'title')), text(one(t, 'subTitle'))]
			.filter(Boolean).join(': ')).find(Boolean) || '';
}

// That of a chapter in RIS stands one host further, as the short title beside
// that of the series.
function hostTitle(host) {
	const next = host && one(host, 'relatedItem', { type: 'host' });
	const short = next && one(next, 'titleInfo', { type: 'abbreviated' });

	return host ? modsTitle(host) || text(one(short, 'title')) ||
		hostTitle(next) : '';
}

function modsPages(part) {
	const e = one(part, 'extent', { unit: 'page' });
	const page = one(part, 'detail', { type: 'page' });

	return [text(one(e, 'start')) || text(one(page, 'number')),
		text(one(e, 'end'))].filter(Boolean).join('-');
}

function mods(s) {
	return all(parse(s), 'mods').map((m) => {
		const host = one(m, 'relatedItem', { type: 'host' });
		const parts = [...all(m, 'part'), ...all(host, 'part')];
		const number = (type) => parts.map((p) =>
			text(one(one(p, 'detail', { type }), 'number')))
			.find(Boolean) || '';
		const date = [...all(m, 'originInfo'), ...all(host, 'originInfo')]
			.map((o) => text(one(o, 'dateIssued')))
			.concat(parts.map((p) => text(one(p, 'date'))))
			.find(Boolean) || '';

		return {
			key: m['@ID'],
			authors: modsNames(m, 'author'),
			editors: modsNames(m, 'editor'),
			title: modsTitle(m),
			year: date.slice(0, 4),
			doi: text(one(m, 'identifier', { type: 'doi' })),
			pages: parts.map(modsPages).find(Boolean) || '',
			container: hostTitle(host),
			volume: number('volume'),
			issue: number('issue') || number('number'),
		};
	});
}

// --- biblatexml --------------------------------------------------------------

// biber has decoded {\textasciitilde} to "~".
function decoded(s) {
	return untex(s, '~');
}

function biberNames(e, type) {
	const list = one(e, 'names', { type });
	const others = list && list['@morenames'] === '1' ? ['others'] : [];

	return all(list, 'name').map((n) => {
		const part = (t) => {
			const p = one(n, 'namepart', { type: t });

			return p ? [text(p), ...all(p, 'namepart').map(text)]
				.filter(Boolean).join(' ') : '';
		};

		return name({ 'non-dropping-particle': part('prefix'),
			family: part('family'), given: part('given'),
			suffix: part('suffix') }, decoded);
	}).concat(others);
}

function biberPages(e) {
	const item = one(one(one(e, 'pages'), 'list'), 'item');

	return item ? [item, ...item.kids].map((k) => decoded(k.text))
		.filter(Boolean).join('-') : decoded(text(one(e, 'eid')));
}

function biber(s) {
	return all(parse(s), 'entry').map((e) => {
		const field = (tag) => decoded(text(one(e, tag)));
		const date = one(e, 'date');

		return {
			key: e['@id'],
			authors: biberNames(e, 'author'),
			editors: biberNames(e, 'editor'),
			title: field('title'),
			year: (text(one(date, 'start')) || text(date)).slice(0, 4),
			doi: text(one(e, 'doi')),
			pages: biberPages(e),
			container: field('journaltitle') || field('booktitle'),
			volume: field('volume'),
			issue: field('number'),
		};
	});
}

module.exports = { mods, biber };
