"""The exchange format of a whole case file: published schema, reading, judging without storing, writing."""
