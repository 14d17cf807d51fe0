#!/usr/bin/env bash
# python-docx 1.2.0: a paragraph's text leaves out what was inserted with changes tracked, and whole paragraphs in content controls.
# Input: a valid document: "668 " as a tracked insertion inside a sentence, and a second paragraph in a content control.
# Likely guess: .text is what the word processor shows on the page, insertions included; .paragraphs are all paragraphs of the body.
# Seen: "The dam cost million." - the figure is gone - and the second paragraph is nowhere.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m pip install -q --disable-pip-version-check --target "$folder" python-docx==1.2.0 2>/dev/null
cd "$folder"
seen=$(PYTHONPATH="$folder" python3 - <<'PY'
import io

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

document = docx.Document()
paragraph = document.add_paragraph("The dam cost ")
paragraph._p.append(parse_xml(
    f'<w:ins {nsdecls("w")} w:id="1" w:author="A" w:date="2024-01-01T00:00:00Z">'
    '<w:r><w:t xml:space="preserve">668 </w:t></w:r></w:ins>'))
paragraph.add_run("million.")
document.element.body.insert(1, parse_xml(
    f'<w:sdt {nsdecls("w")}><w:sdtContent><w:p><w:r><w:t>It opened in May.</w:t></w:r></w:p></w:sdtContent></w:sdt>'))
file = io.BytesIO()
document.save(file)
print([paragraph.text for paragraph in docx.Document(file).paragraphs])
PY
)
echo "$seen"
[ "$seen" = "['The dam cost million.']" ] || { echo "the output has changed"; exit 1; }
