"""What comes from elsewhere: items, files of trackers and test runners, needs, other projects."""
