"""Use cases in prose: finds the flow in documents that were written for people alone."""
