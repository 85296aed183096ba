"""Pages of HTML on paper: as PDF, and printed."""
