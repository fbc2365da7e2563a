"""The flow of a use case as a graph, and the paths and scenarios in it."""
