// Checks JSON against a JSON Schema with ajv. A file that ends in .jsonl is
// checked line by line, any other as one value.
'use strict';

const fs = require('fs');
const Ajv = require('ajv');
const Ajv2020 = require('ajv/dist/2020');

const [schemaFile, file, count] = process.argv.slice(2);
const schema = JSON.parse(fs.readFileSync(schemaFile, 'utf8'));
const Kind = /2020-12/.test(schema.$schema) ? Ajv2020 : Ajv;
const ajv = new Kind.default({ allErrors: true, strict: false,
	validateFormats: false });
const check = ajv.compile(schema);
const text = fs.readFileSync(file, 'utf8');
const values = file.endsWith('.jsonl') ?
	text.split('\n').filter(Boolean).map((line) => JSON.parse(line)) :
	[JSON.parse(text)];
const found = file.endsWith('.jsonl') ? values.length : values[0].length;

if (found !== Number(count))
	console.log(`records: ${found}, expected ${count}`);
for (const value of values)
	if (!check(value))
		for (const e of check.errors)
			console.log(`${e.instancePath}: ${e.message} ` +
				JSON.stringify(e.params));
