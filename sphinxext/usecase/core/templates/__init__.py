"""Use cases to start from, with a question in each part that a use case needs."""
