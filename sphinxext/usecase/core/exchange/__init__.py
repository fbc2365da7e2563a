"""Data in and out: the export, other projects' exports, backlogs and test results."""
