"""Pages beside the settings that look at cases: what became of the waiver lists, and cases a moved power touches."""
