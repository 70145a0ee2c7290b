"""From a document to bytes: one Jinja2 environment, a renderer for each format."""
