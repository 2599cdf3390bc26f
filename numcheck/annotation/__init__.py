"""Sentences and their syntax. The only importer of spaCy is `numcheck.annotation.spacy_model`."""
