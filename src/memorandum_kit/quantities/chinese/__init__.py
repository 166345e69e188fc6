"""Chinese: numerals, dates, references and the scan that joins them."""
