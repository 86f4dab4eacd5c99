// Text as the judges compare it.
'use strict';

// As sheaf writes a value: one line, form C, no controls, no U+FEFF. U+FFFD and lone
// surrogates are one thing after a trip through a reader.
function line(s) {
	return (s || '').replace(/[\t-\r\u0085\u2028\u2029 ]+/g, ' ')
		.replace(/[\u0000-\u001f\u007f-\u009f\ufeff]/g, '')
		.trim().normalize('NFC');
}

// "None" and "null" are nobody's value (docs/mapping.md).
function value(s) {
	const v = line(s);

	return /^(none|null)$/i.test(v) ? '' : v;
}

const commands = {
	textbackslash: '\\', textasciitilde: '~', textasciicircum: '^',
	textbraceleft: '{', textbraceright: '}',
};

// Signs as sheaf's table has them: what TeX would print for each.
const signs = require('fs').readFileSync(`${__dirname}/../../exporters/tex/` +
	'commands.c', 'utf8').matchAll(/\{0x([0-9a-f]{4}), "(\{(?:[^"\\]|\\.)*\}C?)"\}/g);
const printed = new Map([...signs].filter((m) => !/^\{\w*\}$/.test(m[2]))
	.map((m) => [m[2].replace(/\\\\/g, '\\'),
		String.fromCodePoint(parseInt(m[1], 16))]));
'αβγδεζηθικλμνξ πρςστυφχψω'.split('').forEach((c, i) => c === ' ' ||
	printed.set(`{$\\${['alpha', 'beta', 'gamma', 'delta', 'epsilon',
		'zeta', 'eta', 'theta', 'iota', 'kappa', 'lambda', 'mu', 'nu',
		'xi', '', 'pi', 'rho', 'varsigma', 'sigma', 'tau', 'upsilon',
		'phi', 'chi', 'psi', 'omega'][i]}$}`, c));

const marks = { '`': '\u0300', "'": '\u0301', '^': '\u0302', '~': '\u0303',
	'=': '\u0304', 'u': '\u0306', '.': '\u0307', '"': '\u0308',
	'r': '\u030a', 'H': '\u030b', 'v': '\u030c', 'd': '\u0323',
	'c': '\u0327', 'k': '\u0328', 'b': '\u0331' };

function unsign(s) {
	for (const [tex, c] of printed)
		if (s.includes(tex))
			s = s.split(tex).join(c);
	return s.replace(/\{\\([`'^~="urHvdckb.]) ?\{?(\p{L})\}?\}/gu,
		(all, mark, letter) => letter + marks[mark]);
}

// Formulas stay as they are.
const formula = /((?<!\\)\$(?:[^$\\]|\\.)+\$)/;

// What TeX would print. Only what docs/mapping.md allows is understood: any
// other command stays as it is, and so differs from what was wanted. A bare
// "~" is a tie, unless a reader has decoded that much already.
function untex(s, tie = '\u00a0') {
	return line(unsign(s || '').split(formula).map((part, i) => i % 2 ? part :
		part.replace(/\\(text[a-z]+)(?:\{\}| |(?![a-z]))/g,
			(all, command) => command in commands ?
				`\\${commands[command]}` : all)
			.replace(/\\([\\~^{}%&#_$])|([{}])|~/g,
				(all, c, brace) => c || (brace ? '' : tie)))
		.join(''));
}

// A name has one form, whoever spells it: "Family, Given, Jr." of a person,
// "Family Jr." or the literal of anything without a given name. CSL takes
// particles out of either part: "von der" in front of the family, "von" from
// behind the given name.
function name(n, plain) {
	const t = plain || line;
	const given = join(t(n.given), t(n['dropping-particle']));
	const family = join(t(n['non-dropping-particle']), t(n.family));
	const suffix = t(n.suffix);

	if (!family && !given)
		return t(n.literal);
	return given ? [family, given, suffix].filter(Boolean).join(', ') :
		join(family, suffix);
}

// "d'" and "al-" are written together with what follows.
function join(a, b) {
	return a && b ? a + (/['\u2019-]$/.test(a) ? '' : ' ') + b : a || b;
}

module.exports = { line, value, untex, name };
