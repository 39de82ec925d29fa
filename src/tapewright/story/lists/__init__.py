"""Lists of statistics: each module yields the lines of one block or two."""
