"""From blocks to clauses: numbering, headings, recitals, lists, signatures and sentences, German and Chinese."""

from memorandum_kit.segment.numbers import parse_number
from memorandum_kit.segment.sentences import sentences
from memorandum_kit.segment.structure import segment

__all__ = ["parse_number", "segment", "sentences"]
