"""One file a family of expressions."""
