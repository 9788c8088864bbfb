"""Configuration pages: one mechanism, one file a subject. Administrators configure and see no case."""
