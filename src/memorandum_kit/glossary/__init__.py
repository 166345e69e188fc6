"""Term records, three states, and the terms of a text found in any form.

`load_glossary()` gives the shipped glossary, `load_glossary("my.csv")` one's own; `Glossary.find(text, lang)` the terms.
"""

from memorandum_kit.glossary.glossary import Glossary
from memorandum_kit.glossary.loading import load_glossary
from memorandum_kit.glossary.records import Concept, Term

__all__ = ["Concept", "Glossary", "Term", "load_glossary"]
