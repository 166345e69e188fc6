"""The whole way in order: Memorandum -> Memorandum."""
