"""The nouns that the stages hand to one another: frozen values, no behavior beyond their own arithmetic."""
