"""Readers of documents: each turns a file of one format into blocks, by a library that knows it."""
