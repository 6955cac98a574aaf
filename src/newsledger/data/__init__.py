"""Lexicons, gazetteer overlay, outlets and agencies: files with their sources, and no code."""
