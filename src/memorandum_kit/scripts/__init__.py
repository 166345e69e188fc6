"""Chinese scripts: Simplified and Traditional with names protected, script detection, compatibility, width, invisibles."""

from memorandum_kit.scripts.changes import Change, apply_changes
from memorandum_kit.scripts.conversion import explain_simplified, explain_traditional, to_simplified, to_traditional
from memorandum_kit.scripts.detection import mixed_script, script_of
from memorandum_kit.scripts.folding import fold_compatibility, fold_width, invisible

__all__ = [
    "Change",
    "apply_changes",
    "explain_simplified",
    "explain_traditional",
    "fold_compatibility",
    "fold_width",
    "invisible",
    "mixed_script",
    "script_of",
    "to_simplified",
    "to_traditional",
]
