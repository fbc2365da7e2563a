"""The use-case model and its rules, in pure Python: knows neither docutils nor Sphinx."""
