"""What use cases mean, and what changes of that from one version to another."""
