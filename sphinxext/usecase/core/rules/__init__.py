"""What is wrong: rules for a flow, for a project, and for what it is traced to."""
