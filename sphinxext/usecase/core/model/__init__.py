"""The records of use cases and the grammar of labels by which their parts are addressed."""
