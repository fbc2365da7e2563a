"""Use cases in the formats of other tools, each in a module of its own."""
