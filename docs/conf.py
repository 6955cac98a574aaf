"""The documentation site: make docs, then open out/docs/index.html."""

from newsledger import __version__

project = "newsledger"
copyright = "the newsledger contributors"
version = release = __version__
extensions = ["myst_parser", "sphinx.ext.autodoc"]
exclude_patterns = ["reference.py"]
html_theme = "furo"
html_title = f"newsledger {__version__}"
html_show_sphinx = False
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3
autodoc_typehints = "description"
suppress_warnings = ["myst.xref_missing"]
