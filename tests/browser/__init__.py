"""The review page in a real browser. A package, so that its conftest does not stand in for that of all tests."""
