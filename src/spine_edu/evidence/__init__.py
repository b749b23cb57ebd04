"""Claims, sources and phone numbers as data, loaded and checked."""
