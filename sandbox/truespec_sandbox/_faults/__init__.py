"""What goes wrong on purpose: kinds of faults, plans that say which calls they meet, and answers that are bent."""
