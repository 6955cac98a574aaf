"""The nouns of the books, and the few rules that every room shares. Imports nothing of the program but itself."""
