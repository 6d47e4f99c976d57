"""Every component of the pages in every state, drawn by the templates and the style sheet the pages use."""
