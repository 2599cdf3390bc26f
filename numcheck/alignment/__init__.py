"""Claims of several texts: which speak of the same thing, and which of those disagree."""
