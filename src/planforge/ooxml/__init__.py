"""Word files as packages of XML (ECMA-376): opened safely, and their styles by name, for all that read them."""
