"""The kinds of rule, one small file each."""
