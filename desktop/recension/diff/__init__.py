"""Two texts to rows side by side, and three texts to one."""
