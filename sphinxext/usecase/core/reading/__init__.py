"""From what an author wrote to records: fields are recognised, parts numbered, references resolved."""
