"""All use cases of a project: summed up, found by address, and filtered."""
