"""What people look at and take away: the record, the brief, the terminal views."""
