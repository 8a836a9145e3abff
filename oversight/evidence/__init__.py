"""One item as a bundle: everything behind it in one zip that opens offline and can be checked."""
