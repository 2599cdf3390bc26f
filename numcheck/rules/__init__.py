"""YAML rules: loader, schema, engine and the kinds in code."""
