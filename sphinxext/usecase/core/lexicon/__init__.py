"""The words that rules of style know, one module a language."""
