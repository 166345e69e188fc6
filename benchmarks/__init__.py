"""What the README's and the docs' figures come from; every script prints the table that stands there."""
