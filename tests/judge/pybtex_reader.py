"""What pybtex reads in a .bib file, as items of CSL-JSON; TeX stays TeX."""
import json
import sys

from pybtex.database import parse_file


def person(p):
    parts = {
        "non-dropping-particle": p.prelast_names,
        "family": p.last_names,
        "given": p.first_names + p.middle_names,
        "suffix": p.lineage_names,
    }
    return {k: " ".join(v) for k, v in parts.items() if v}


def item(key, e):
    i = {
        "id": key,
        "author": [person(p) for p in e.persons.get("author", [])],
        "editor": [person(p) for p in e.persons.get("editor", [])],
        "title": e.fields.get("title", ""),
        "DOI": e.fields.get("doi", ""),
        "page": e.fields.get("pages", ""),
        "container-title": e.fields.get("journal", e.fields.get("booktitle", "")),
        "volume": e.fields.get("volume", ""),
        "issue": e.fields.get("number", ""),
    }
    if "year" in e.fields:
        i["issued"] = {"date-parts": [[e.fields["year"]]]}
    return i


entries = parse_file(sys.argv[1], "bibtex").entries
json.dump([item(k, e) for k, e in entries.items()], sys.stdout)
