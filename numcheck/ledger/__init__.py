"""The paper's own memory: the claims of earlier articles, kept in one file and found again in milliseconds."""
