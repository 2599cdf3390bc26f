"""Reports to text, one file a format."""
