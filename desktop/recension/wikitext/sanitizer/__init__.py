"""What of a writer's HTML may reach the page: tags, attributes, styles, references, ids."""
