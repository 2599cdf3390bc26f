"""Claims of one text that the text itself ties together; one linker a file."""
