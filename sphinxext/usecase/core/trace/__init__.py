"""What is delivered and tested: coverage, verdicts, and the tables that show them."""
