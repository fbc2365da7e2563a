"""What is known of all pages together: stored, compared, linked, traced, and reported on."""
