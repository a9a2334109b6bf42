"""How Rapport looks: one stylesheet from many small files, icons as markup, the main navigation."""
