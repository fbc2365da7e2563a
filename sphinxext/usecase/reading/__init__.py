"""A page comes in: directives parse, and the finished page becomes records."""
