"""newsledger reads many news reports of an unfolding crisis and keeps the books."""
