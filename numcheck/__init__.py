"""numcheck reads a draft and its sources and says which numeric claims cannot all be true."""
