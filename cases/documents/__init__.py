"""Papers 文书: their kinds, what they say, whether they say enough, and how they look."""
