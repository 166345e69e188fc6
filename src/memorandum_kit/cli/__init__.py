"""The command line `memorandum`."""
