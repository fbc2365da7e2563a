"""From a flow or a project to the source of its diagram, and to the words that tell it."""
