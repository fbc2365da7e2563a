"""What takes the place of placeholders when a page is written: tables, diagrams, references back."""
