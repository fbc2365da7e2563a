"""The command ``sphinx-usecase``: one module a verb, found by itself."""
